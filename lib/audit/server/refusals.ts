import { groupedBy } from '@/lib/core/grouped';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { Origin } from '../origin';
import { writeAuditAll } from './write';

/** Whoever was refused something: a signed-in person, or whom a token acts for. */
export interface Refused {
  readonly actorId: string;
  readonly origin?: Origin;
}

interface Noted extends Refused {
  readonly action: string;
  readonly environmentId: string | null;
  at: Date;
  count: number;
}

/** Different refusals that wait to be written in a process; of what comes beyond them nothing is kept. */
const MOST = 100;

/** What the database gives a commit when it is busy. */
const SLOW = { maxWait: 15_000, timeout: 30_000 };

const cache = globalThis as typeof globalThis & { fairleadRefusals?: Map<string, Noted> };

/** From now on this process notes refusals. Scripts and tests do not, unless they say so. */
export function keepRefusals(): void {
  cache.fairleadRefusals ??= new Map();
}

/**
 * Notes that somebody was refused something, to be written soon by `writeRefusals`: in memory, so that a refused request
 * neither waits for it nor fails with it.
 */
export function recordRefusal(
  refused: Refused,
  action: string,
  environmentId: string | null = null,
  at: Date = new Date(),
): void {
  const noted = cache.fairleadRefusals;
  if (!noted) return;
  const key = `${refused.actorId}|${action}|${environmentId ?? ''}`;
  const known = noted.get(key);
  if (known) {
    known.at = at;
    known.count += 1;
  } else if (noted.size < MOST) {
    const { actorId, origin } = refused;
    noted.set(key, { actorId, ...(origin && { origin }), action, environmentId, at, count: 1 });
  }
}

/**
 * Writes what was noted: a row for each person, action, environment and hour, which counts, and an entry in the trail for
 * the first of that hour. What cannot be written is dropped.
 */
export async function writeRefusals(): Promise<void> {
  const noted = cache.fairleadRefusals;
  if (!noted || noted.size === 0) return;
  // In one order in every process, so that none waits for another in a circle.
  const waiting = [...noted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, refusal]) => refusal);
  noted.clear();
  const environments = await db().environment.findMany({ select: { id: true, key: true } });
  const keys = new Map(environments.map(({ id, key }) => [id, key]));
  const rows = waiting.map((refusal) => {
    const environment = keys.get(refusal.environmentId ?? '') ?? '';
    const { actorId, action, at, count, origin } = refusal;
    return Prisma.sql`(gen_random_uuid(), ${actorId}::uuid, ${action}, ${environment},
      date_trunc('hour', ${at}::timestamptz, 'UTC'), ${count}::int, ${at}::timestamptz,
      ${origin?.via ?? 'system'}, ${origin?.address ?? null})`;
  });
  await db().$transaction(async (tx) => {
    const written = await tx.$queryRaw<Written[]>`
      INSERT INTO refusals (id, actor_id, action, environment, hour, count, last_at, via, address)
      VALUES ${Prisma.join(rows)}
      ON CONFLICT (actor_id, action, environment, hour) DO UPDATE SET
        count = refusals.count + excluded.count, last_at = excluded.last_at,
        via = excluded.via, address = excluded.address
      RETURNING actor_id, action, environment, last_at, (xmax = 0) AS first`;
    const firsts = written.filter(({ first }) => first);
    for (const [actorId, theirs] of groupedBy(firsts, ({ actor_id }) => actor_id)) {
      const changes = theirs.map(({ action, environment }) => ({
        action: 'access.refused',
        subjectType: 'permission',
        subjectId: action,
        ...(environment !== '' && { environment }),
      }));
      const origin = waiting.find((refusal) => refusal.actorId === actorId)?.origin;
      await writeAuditAll(tx, actorId, theirs[0]?.last_at ?? new Date(), changes, origin);
    }
  }, SLOW);
}

interface Written {
  readonly actor_id: string;
  readonly action: string;
  readonly environment: string;
  readonly last_at: Date;
  readonly first: boolean;
}
