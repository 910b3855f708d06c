import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Bundle, Overlay } from '@/lib/policy/types';
import { convergenceOfGroups } from '@/lib/routers/server/queries';
import { routerGroups } from '@/lib/routers/server/router-groups';
import type { EnvironmentStanding } from '../environment-standing';
import { type FallbackGap, fallbackGaps } from '../fallback-gaps';

interface Row {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly production: boolean;
  readonly version: number | null;
  readonly epoch: number;
  readonly digest: string;
  readonly overlay: Overlay;
  readonly stops: number;
  readonly published_at: Date;
  readonly published_by: string;
  readonly drafts: number;
  readonly tokens: number;
  readonly publish_at: Date | null;
  readonly draft: string | null;
}

/** Every environment in order: what is in force, who runs it, and what is about to change. */
export async function environmentStandings(now: Date): Promise<EnvironmentStanding[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT e.id::text, e.key, e.name, e.production, v.version, v.epoch, v.bundle_digest AS digest, v.overlay,
      CASE WHEN jsonb_typeof(v.stops) = 'array' THEN jsonb_array_length(v.stops)
        ELSE coalesce(jsonb_array_length(v.overlay -> 'disabled'), 0) END AS stops,
      v.published_at, v.published_by_id::text AS published_by, s.publish_at, s.draft,
      (SELECT count(*)::int FROM drafts d WHERE d.environment_id = e.id AND d.archived_at IS NULL) AS drafts,
      (SELECT count(*)::int FROM router_tokens t WHERE t.environment_id = e.id AND t.actor_id IS NULL
        AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ${now})) AS tokens
    FROM environments e
    LEFT JOIN LATERAL (
      SELECT * FROM policy_versions WHERE environment_id = e.id ORDER BY version DESC LIMIT 1
    ) v ON true
    LEFT JOIN LATERAL (
      SELECT p.publish_at, d.name AS draft FROM scheduled_publishes p JOIN drafts d ON d.id = p.draft_id
      WHERE p.environment_id = e.id AND p.state = 'waiting' ORDER BY p.publish_at LIMIT 1
    ) s ON true
    WHERE e.archived_at IS NULL ORDER BY e.position`;
  const [names, classes] = await Promise.all([
    actorNames(
      db(),
      rows.map(({ version, published_by: by }) => (version === null ? null : by)),
    ),
    db().taskClass.findMany({ select: { key: true, name: true } }),
  ]);
  const classNames = new Map(classes.map(({ key, name }) => [key, name]));
  return Promise.all(rows.map((row) => standing(row, names, classNames, now)));
}

async function standing(
  row: Row,
  names: ReadonlyMap<string, string>,
  classNames: ReadonlyMap<string, string>,
  now: Date,
): Promise<EnvironmentStanding> {
  const { id, key, name, production, version, epoch, digest } = row;
  const active = version === null ? null : { version, epoch, digest, publishedAt: row.published_at };
  const [groups, gaps] = await Promise.all([
    routerGroups(id, active, now, 0),
    active ? gapsOf(digest, row.overlay, now) : [],
  ]);
  return {
    environment: { key, name, production },
    active: active && {
      version: active.version,
      publishedAt: instant(active.publishedAt),
      by: names.get(row.published_by) ?? 'someone erased',
    },
    convergence: convergenceOfGroups(active, groups),
    stops: row.stops ?? 0,
    drafts: row.drafts,
    tokens: row.tokens,
    next: row.publish_at && row.draft ? { at: instant(row.publish_at), draft: row.draft } : null,
    gaps: gaps.map((gap) => ({ ...gap, name: classNames.get(gap.taskClass) ?? gap.taskClass })),
  };
}

/** Ms for which gaps are believed: nothing but the time changes them, for a bundle and an overlay are for ever. */
const BELIEVED = 60_000;
const kept = new Map<string, { readonly at: number; readonly gaps: Promise<readonly FallbackGap[]> }>();

function gapsOf(digest: string, overlay: Overlay, now: Date): Promise<readonly FallbackGap[]> {
  const key = `${digest} ${JSON.stringify(overlay.disabled)}`;
  const have = kept.get(key);
  if (have && Math.abs(now.getTime() - have.at) < BELIEVED) return have.gaps;
  // Environments are few: what is left over belongs to versions that are no longer in force.
  if (kept.size > 100) kept.clear();
  const gaps = readGaps(digest, overlay, now);
  kept.set(key, { at: now.getTime(), gaps });
  gaps.catch(() => kept.delete(key));
  return gaps;
}

async function readGaps(digest: string, overlay: Overlay, now: Date): Promise<readonly FallbackGap[]> {
  const { identity } = await db().bundle.findUniqueOrThrow({ where: { digest }, select: { identity: true } });
  return fallbackGaps(JSON.parse(new TextDecoder().decode(identity)) as Bundle, overlay, now);
}
