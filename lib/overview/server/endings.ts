import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { calendarEntries } from '@/lib/contracts/server/calendar-queries';
import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { exceptionSchema } from '@/lib/sensitivity/exception';
import { AHEAD_DAYS, type Ending, type EndingKind, endingWithin } from '../ending';

type Found = Omit<Ending, 'days'>;

/** What a day of the calendar is of, by the first part of its uid. */
const CALENDAR_KINDS: Readonly<Record<string, EndingKind>> = {
  notice: 'contract',
  ends: 'contract',
  clause_ends: 'clause',
  certificate: 'certificate',
  clearance: 'clearance',
};

/** Everything that ends in the next 90 days and that the caller may know of, the next one first. */
export async function endings(caller: Caller, now: Date): Promise<readonly Ending[]> {
  const until = new Date(now.getTime() + (AHEAD_DAYS + 1) * 86_400_000);
  const found = await Promise.all([
    fromCalendar(caller, now),
    exceptions(now, until),
    allows(caller.roles, 'signing_key.read') ? keys(now, until) : [],
    tokens(caller, now, until),
    prices(now, until),
  ]);
  return endingWithin(found.flat(), utcDate(now));
}

async function fromCalendar(caller: Caller, now: Date): Promise<Found[]> {
  return (await calendarEntries(caller, now)).flatMap(({ uid, day, title, text, href }): Found[] => {
    const kind = CALENDAR_KINDS[uid.slice(0, uid.indexOf('.'))];
    if (!kind) return [];
    const [detail = ''] = text.split(/\. Until |\n/);
    return [{ kind, id: uid, title, detail: kind === 'clearance' ? '' : detail, day, href }];
  });
}

async function exceptions(now: Date, until: Date): Promise<Found[]> {
  const rows = await db().proposal.findMany({
    where: { kind: 'exception', state: 'approved' },
    select: { id: true, content: true },
  });
  const [from, to] = [utcDate(now), utcDate(until)];
  return rows.flatMap(({ id, content }): Found[] => {
    const { label, offering, to: day } = exceptionSchema.parse(content);
    if (day < from || day > to) return [];
    const name = label.slice(label.indexOf(':') + 1);
    return [
      {
        kind: 'exception',
        id,
        title: `Exception for ${name}`,
        detail: offering,
        day,
        href: '/sensitivity/exceptions',
      },
    ];
  });
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

/** Offerings with a price for everybody that ends, each once, on the first such day. */
async function prices(now: Date, until: Date): Promise<Found[]> {
  const rows = await db().$queryRaw<
    { key: string; model: string; channel: string; at: Date; units: number }[]
  >`
    SELECT o.key, m.name AS model, v.name AS channel, min(p.valid_to) AS at, count(DISTINCT p.unit)::int AS units
    FROM prices p JOIN offerings o ON o.id = p.offering_id JOIN models m ON m.id = o.model_id
      JOIN vendors v ON v.id = o.channel_id
    WHERE p.archived_at IS NULL AND o.archived_at IS NULL AND p.scope IS NULL AND p.valid_to >= ${now} AND p.valid_to < ${until}
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
