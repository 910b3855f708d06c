import type { Pool, QueryConfig } from 'pg';
import { canonicalJson } from '@/lib/policy/canonical';
import { peekJws } from '@/lib/signing/jws';
import type { Release } from './release';
import { type ActivePolicy, activePolicy, type BundleRow, type StoredBundle } from './snapshot';
import type { TokenRow } from './token';

/** Numbers that rise with every change of what they are about: `delivery_state`. */
export interface Revisions {
  readonly policy: string;
  readonly tokens: string;
  readonly keys: string;
  /** Whether it is a replica that was read: it may lag, so it proves nothing about now. */
  readonly replica: boolean;
}

/** Ms until a query that should take one is given up. */
const QUICK = 2_000;

export async function readRevisions(pool: Pool): Promise<Revisions> {
  const { rows } = await pool.query<Revisions>({
    text: `SELECT policy_rev::text AS policy, tokens_rev::text AS tokens, keys_rev::text AS keys,
             pg_is_in_recovery() AS replica FROM delivery_state WHERE id = 1`,
    query_timeout: QUICK,
  } as QueryConfig);
  const [row] = rows;
  if (!row) throw new Error('delivery_state has no row: the database was not migrated');
  return row;
}

export async function readTokens(pool: Pool): Promise<Map<string, TokenRow>> {
  const { rows } = await pool.query<{
    id: string;
    environment: string;
    scopes: string[];
    secretHash: Buffer;
    expiresAt: Date | null;
    revokedAt: Date | null;
  }>(`
    SELECT t.id, e.key AS environment, t.scopes, t.secret_hash AS "secretHash",
           t.expires_at AS "expiresAt", t.revoked_at AS "revokedAt"
    FROM router_tokens t JOIN environments e ON e.id = t.environment_id`);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        expiresAt: row.expiresAt?.getTime() ?? null,
        revokedAt: row.revokedAt?.getTime() ?? null,
      },
    ]),
  );
}

/** The active version of an environment: the one with the greatest number. */
export interface ActiveRow {
  readonly environment: string;
  readonly archived: boolean;
  readonly epoch: number;
  readonly version: number;
  readonly digest: string;
  readonly release: Release;
  readonly releaseJws: string | null;
  readonly publishedAt: Date;
}

export async function readActive(pool: Pool): Promise<ActiveRow[]> {
  const { rows } = await pool.query<ActiveRow>(`
    SELECT DISTINCT ON (v.environment_id) e.key AS environment, e.archived_at IS NOT NULL AS archived, v.epoch, v.version,
           v.bundle_digest AS digest, v.release, v.release_jws AS "releaseJws", v.published_at AS "publishedAt"
    FROM policy_versions v JOIN environments e ON e.id = v.environment_id
    ORDER BY v.environment_id, v.version DESC`);
  return rows;
}

/** Digests of every bundle ever released, by environment. */
export async function readReleased(pool: Pool): Promise<Map<string, Set<string>>> {
  const { rows } = await pool.query<{ environment: string; digests: string[] }>(`
    SELECT e.key AS environment, array_agg(DISTINCT v.bundle_digest) AS digests
    FROM policy_versions v JOIN environments e ON e.id = v.environment_id
    GROUP BY e.key`);
  return new Map(rows.map(({ environment, digests }) => [environment, new Set(digests)]));
}

export async function readBundle(pool: Pool, digest: string): Promise<BundleRow | null> {
  const { rows } = await pool.query<BundleRow>(
    'SELECT digest, identity, gzip, brotli FROM bundles WHERE digest = $1',
    [digest],
  );
  return rows[0] ?? null;
}

/**
 * The policy that a row describes.
 *
 * @throws Error if the release does not say what the row does: such a version is never served
 */
export function policyOf(row: ActiveRow, bundle: StoredBundle): ActivePolicy {
  const { release, releaseJws } = row;
  const agrees =
    release.env === row.environment &&
    release.epoch === row.epoch &&
    release.version === row.version &&
    release.digest === row.digest &&
    release.size === bundle.size;
  if (!agrees)
    throw new Error(`version ${row.epoch}.${row.version}: its release does not agree with its row`);
  if (releaseJws !== null) {
    const { claims } = peekJws(releaseJws, 'fairlead-release+jwt');
    if (canonicalJson(claims) !== canonicalJson(release))
      throw new Error(`version ${row.epoch}.${row.version}: what was signed is not its release`);
  }
  return activePolicy(release, row.publishedAt.getTime(), bundle, releaseJws);
}

/** Writes when tokens were last used, keeping what is later. Sorted, so that hosts do not wait for each other in a ring. */
export async function writeTokenUses(pool: Pool, uses: ReadonlyMap<string, number>): Promise<void> {
  const sorted = [...uses].sort(([a], [b]) => (a < b ? -1 : 1));
  await pool.query(
    `UPDATE router_tokens t SET last_used_at = used.at
     FROM unnest($1::text[], $2::timestamptz[]) AS used (id, at)
     WHERE t.id = used.id AND (t.last_used_at IS NULL OR t.last_used_at < used.at)`,
    [sorted.map(([id]) => id), sorted.map(([, at]) => new Date(at))],
  );
}
