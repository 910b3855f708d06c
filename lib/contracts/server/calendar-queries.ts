import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { instant, utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { activeClearanceEnds } from '@/lib/routing/server/clearance-ends-queries';
import type { CalendarEntry } from '../calendar';
import { certificationName } from '../certification-kinds';
import { certificationPeriod } from '../certification-period';
import { type ContractDate, contractDates } from '../contract-dates';
import { allClauseTypes } from './clause-types';
import { readableContracts } from './contract-access';
import { standingSelect, termOf } from './contract-records';
import { endingClauses } from './ending-clauses';
import { standingsAt } from './register-queries';

/** Every day to come that somebody may know of: of contracts, certificates and clearances, the next first. */
export async function calendarEntries(caller: Caller, now: Date): Promise<CalendarEntry[]> {
  const entries = await Promise.all([
    allows(caller.roles, 'contract.read') ? contractEntries(caller, now) : [],
    certificateEntries(),
    clearanceEntries(now),
  ]);
  const today = utcDate(now);
  return entries
    .flat()
    .filter(({ day }) => day >= today)
    .sort((a, b) => (a.day + a.uid < b.day + b.uid ? -1 : 1));
}

async function contractEntries(caller: Caller, now: Date): Promise<CalendarEntry[]> {
  const rows = await db().contract.findMany({
    where: { AND: [{ archivedAt: null, status: { not: 'draft' } }, readableContracts(caller)] },
    select: {
      ...standingSelect,
      number: true,
      title: true,
      revision: true,
      updatedAt: true,
      vendor: { select: { name: true } },
    },
  });
  const [standings, clauses, known] = await Promise.all([
    standingsAt(rows, now),
    endingClauses(rows.map(({ id }) => id)),
    allClauseTypes(db()),
  ]);
  const types = new Map(known.map(({ key, name }) => [key, name]));
  return rows.flatMap((row): CalendarEntry[] => {
    const { number, revision } = row;
    const term = termOf(row);
    const standing = standings.get(row.id);
    if (!standing || !['active', 'upcoming'].includes(standing.status)) return [];
    const title = ({ kind, clause }: ContractDate): string | null => {
      if (kind === 'notice') return 'last day to give notice';
      if (kind === 'ends') return standing.reason === 'review' ? 'yearly review is due' : 'last day';
      return kind === 'clause_ends' ? `last day of ${types.get(clause?.type ?? '') ?? 'a clause'}` : null;
    };
    return contractDates(term, standing, clauses.get(row.id) ?? []).flatMap((date): CalendarEntry[] => {
      const words = title(date);
      if (words === null) return [];
      return [
        {
          uid: `${date.kind}.${date.clause?.id ?? row.id}`,
          day: date.day,
          title: `${number}: ${words}`,
          text: `${row.title}, ${row.vendor.name}. Until ${date.at} (UTC)${term.zone ? `, the end of the day in ${term.zone}` : ''}.`,
          href: `/contracts/${encodeURIComponent(number)}`,
          sequence: revision - 1,
          changedAt: instant(row.updatedAt),
        },
      ];
    });
  });
}

async function certificateEntries(): Promise<CalendarEntry[]> {
  const rows = await db().certification.findMany({
    where: { archivedAt: null, revokedOn: null },
    omit: { documentBytes: true },
    include: { vendor: { select: { key: true, name: true } } },
  });
  return rows.flatMap((row): CalendarEntry[] => {
    const [validFrom, validTo] = [
      row.validFrom && utcDate(row.validFrom),
      row.validTo && utcDate(row.validTo),
    ];
    const { lastDay } = certificationPeriod({ kind: row.kind, validFrom, validTo, revokedOn: null });
    if (lastDay === null) return [];
    return [
      {
        uid: `certificate.${row.id}`,
        day: lastDay,
        title: `${row.vendor.name}: last day of ${certificationName(row.kind)}`,
        text: row.scope,
        href: `/catalogue/vendors/${encodeURIComponent(row.vendor.key)}`,
        sequence: row.revision - 1,
        changedAt: instant(row.createdAt),
      },
    ];
  });
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
