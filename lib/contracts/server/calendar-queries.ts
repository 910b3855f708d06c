import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { instant, utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { activeClearanceEnds } from '@/lib/routing/server/clearance-ends-queries';
import type { CalendarEntry } from '../calendar';
import { readableContracts } from './contract-access';
import { contractDays } from './contract-days';

/** The ids of the contracts that somebody may read, or anything that knows them. */
type Readable = Pick<ReadonlySet<string>, 'has'>;

/**
 * Every day to come that somebody may know of: of contracts, certificates and clearances, the next first.
 * @param readable the contracts that they may read, where that is known already
 */
export async function calendarEntries(
  caller: Caller,
  now: Date,
  readable: Readable | Promise<Readable> = readableIds(caller),
): Promise<CalendarEntry[]> {
  const [days, clearances, ids] = await Promise.all([contractDays(now), clearanceEntries(now), readable]);
  const today = utcDate(now);
  return days
    .flatMap(({ contract, entry }) => (contract === null || ids.has(contract) ? [entry] : []))
    .concat(clearances)
    .filter(({ day }) => day >= today)
    .sort((a, b) => (a.day + a.uid < b.day + b.uid ? -1 : 1));
}

async function readableIds(caller: Caller): Promise<ReadonlySet<string>> {
  if (!allows(caller.roles, 'contract.read')) return new Set();
  const rows = await db().contract.findMany({ where: readableContracts(caller), select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

async function clearanceEntries(now: Date): Promise<CalendarEntry[]> {
  const active = await activeClearanceEnds();
  return active.flatMap(({ environment, ends }) =>
    [...ends].flatMap(([until, offerings]): CalendarEntry[] => {
      if (Date.parse(until) <= now.getTime()) return [];
      const count = offerings.size === 1 ? 'one offering loses' : `${offerings.size} offerings lose`;
      return [
        {
          uid: `clearance.${environment.key}.${until}`,
          // The last day on which it still held.
          day: utcDate(new Date(Date.parse(until) - 1)),
          title: `${environment.name}: ${count} a clearance`,
          text: `At ${until} (UTC).\n${[...offerings].slice(0, 20).join('\n')}`,
          href: `/sensitivity/matrix?environment=${encodeURIComponent(environment.key)}`,
          sequence: 0,
          changedAt: instant(environment.createdAt),
        },
      ];
    }),
  );
}
