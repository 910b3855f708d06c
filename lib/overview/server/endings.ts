import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import type { CalendarEntry } from '@/lib/contracts/calendar';
import { calendarEntries } from '@/lib/contracts/server/calendar-queries';
import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { AHEAD_DAYS, type Ending, type EndingKind, endingWithin } from '../ending';
import { type KnownContract, knownContracts } from './known-contracts';

type Found = Omit<Ending, 'days'>;

/** What a day of the calendar is of, by the first part of its uid. */
const CALENDAR_KINDS: Readonly<Record<string, EndingKind>> = {
  notice: 'contract',
  ends: 'contract',
  clause_ends: 'clause',
  certificate: 'certificate',
  clearance: 'clearance',
};

/**
 * Everything that ends in the next 90 days and that the caller may know of, the next one first.
 * @param contracts those that they may read
 */
export async function endings(
  caller: Caller,
  now: Date,
  contracts: Promise<ReadonlyMap<string, KnownContract>> = knownContracts(caller),
): Promise<readonly Ending[]> {
  const until = new Date(now.getTime() + (AHEAD_DAYS + 1) * 86_400_000);
  const found = await Promise.all([
    calendarEntries(caller, now, contracts).then((entries) => fromCalendar(entries, utcDate(until))),
    exceptions(now, until),
    allows(caller.roles, 'signing_key.read') ? keys(now, until) : [],
    tokens(caller, now, until),
    prices(now, until),
  ]);
  return endingWithin(found.flat(), utcDate(now));
}

function fromCalendar(entries: readonly CalendarEntry[], until: string): Found[] {
  return entries.flatMap(({ uid, day, title, text, href }): Found[] => {
    const kind = CALENDAR_KINDS[uid.slice(0, uid.indexOf('.'))];
    if (!kind || day > until) return [];
    const [detail = ''] = text.split(/\. Until |\n/);
    return [{ kind, id: uid, title, detail: kind === 'clearance' ? '' : detail, day, href }];
  });
}

async function exceptions(now: Date, until: Date): Promise<Found[]> {
  const rows = await db().$queryRaw<{ id: string; label: string; offering: string; day: string }[]>`
    SELECT p.id::text, coalesce(l.name, t.name, p.content ->> 'label') AS label, p.content ->> 'offering' AS offering,
      p.content ->> 'to' AS day
    FROM proposals p LEFT JOIN sensitivity_levels l ON 'level:' || l.key = p.content ->> 'label'
      LEFT JOIN sensitivity_tags t ON 'tag:' || t.key = p.content ->> 'label'
    WHERE p.kind = 'exception' AND p.state = 'approved' AND p.content ->> 'to' BETWEEN ${utcDate(now)} AND ${utcDate(until)}`;
  return rows.map(({ id, label, offering, day }) => ({
    kind: 'exception',
    id,
    title: `Exception for ${label}`,
    detail: offering,
    day,
    href: '/sensitivity/exceptions',
  }));
}

async function keys(now: Date, until: Date): Promise<Found[]> {
  const rows = await db().signingKey.findMany({
    where: { retiredAt: null, expiresAt: { gte: now, lt: until } },
    select: { kid: true, role: true, expiresAt: true, environment: { select: { name: true } } },
  });
  return rows.map(({ kid, role, expiresAt, environment }) => ({
    kind: 'key',
    id: kid,
    title: `The ${role} key${environment ? ` of ${environment.name}` : ''}`,
    detail: kid,
    day: utcDate(expiresAt),
    href: '/settings/signing-keys',
  }));
}

/** Of routers, which everybody may see, and what acts for the caller or a service account that they answer for. */
async function tokens({ actorId, personId }: Caller, now: Date, until: Date): Promise<Found[]> {
  const rows = await db().routerToken.findMany({
    where: {
      revokedAt: null,
      expiresAt: { gte: now, lt: until },
      environment: { archivedAt: null },
      OR: [
        { actorId: null },
        { actorId },
        ...(personId ? [{ actor: { service: { responsibleId: personId } } }] : []),
      ],
    },
    select: {
      id: true,
      name: true,
      actorId: true,
      expiresAt: true,
      environment: { select: { name: true, key: true } },
    },
  });
  return rows.flatMap(({ id, name, actorId: actsFor, expiresAt, environment }): Found[] => {
    if (!expiresAt) return [];
    const href = actsFor === null ? `/routers/tokens?q=${encodeURIComponent(name)}` : '/settings/tokens';
    const detail = `${actsFor === null ? 'of routers in' : 'acts in'} ${environment.name}`;
    return [{ kind: 'token', id, title: `Token ${name}`, detail, day: utcDate(expiresAt), href }];
  });
}

/**
 * Offerings with a price for everybody that ends and that no other of the same sort follows, each once, on the first
 * such day.
 */
async function prices(now: Date, until: Date): Promise<Found[]> {
  const rows = await db().$queryRaw<
    { key: string; model: string; channel: string; at: Date; units: number }[]
  >`
    SELECT o.key, m.name AS model, v.name AS channel, min(p.valid_to) AS at, count(DISTINCT p.unit)::int AS units
    FROM prices p JOIN offerings o ON o.id = p.offering_id JOIN models m ON m.id = o.model_id
      JOIN vendors v ON v.id = o.channel_id
    WHERE p.archived_at IS NULL AND o.archived_at IS NULL AND p.scope IS NULL AND p.valid_to >= ${now} AND p.valid_to < ${until}
      AND NOT EXISTS (SELECT FROM prices n WHERE n.offering_id = p.offering_id AND n.unit = p.unit AND n.archived_at IS NULL
        AND n.scope IS NULL AND n.above_tokens = p.above_tokens AND n.from_quantity = p.from_quantity
        AND n.daily_from IS NOT DISTINCT FROM p.daily_from AND n.daily_to IS NOT DISTINCT FROM p.daily_to
        AND (n.valid_from IS NULL OR n.valid_from <= p.valid_to) AND (n.valid_to IS NULL OR n.valid_to > p.valid_to))
    GROUP BY o.key, m.name, v.name`;
  return rows.map(({ key, model, channel, at, units }) => ({
    kind: 'price',
    id: key,
    title: `${units === 1 ? 'A price' : `${units} prices`} of ${model}`,
    detail: channel,
    // The last day on which it still holds.
    day: utcDate(new Date(at.getTime() - 1)),
    href: `/catalogue/offerings/${key.split('/').map(encodeURIComponent).join('/')}`,
  }));
}
