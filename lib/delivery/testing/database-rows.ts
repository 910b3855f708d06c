import { Client } from 'pg';
import { instant } from '@/lib/core/time';
import type { Bundle, Overlay } from '@/lib/policy/types';
import { encodeBundle } from '../encode';
import { buildRelease, EMPTY_OVERLAY, type Release } from '../release';
import type { TokenRow } from '../token';
import { bundleBytes } from './bundles';

/** What a test changes in a database, as its owner: what the commands of the admin plane do, without them. */
export interface DatabaseRows {
  readonly client: Client;
  readonly environment: (key: string) => Promise<void>;
  /** The next version of an environment, its release signed by `sign`. Returns its number and digest. */
  readonly publish: (
    environment: string,
    bundle: Bundle | object,
    options?: {
      epoch?: number;
      denyAfter?: number | null;
      overlay?: Overlay;
      sign?: (release: Release) => Promise<string | null>;
    },
  ) => Promise<{ version: number; digest: string }>;
  readonly token: (row: TokenRow) => Promise<void>;
  readonly revoke: (id: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Connects as the owner. */
export async function databaseRows(ownerUrl: string): Promise<DatabaseRows> {
  const client = new Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  await client.connect();
  const bump = (column: 'policy_rev' | 'tokens_rev') =>
    client.query(`UPDATE delivery_state SET ${column} = ${column} + 1 WHERE id = 1`);
  return {
    client,
    environment: async (key) => {
      await client.query(
        `INSERT INTO environments (id, key, name, position)
         SELECT gen_random_uuid(), $1, $1, coalesce(max(position), 0) + 1 FROM environments`,
        [key],
      );
    },
    publish: async (environment, bundle, options = {}) => {
      const { epoch = 1, denyAfter = null, overlay = EMPTY_OVERLAY, sign } = options;
      const encoded = await encodeBundle(bundleBytes(bundle));
      await client.query('BEGIN');
      const { rows } = await client.query<{ id: string; version: number }>(
        `SELECT e.id, coalesce((SELECT max(version) FROM policy_versions WHERE environment_id = e.id), 0) + 1 AS version
         FROM environments e WHERE e.key = $1`,
        [environment],
      );
      const { id, version } = rows[0] as { id: string; version: number };
      await client.query(
        `INSERT INTO bundles (digest, identity, gzip, brotli, size) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING`,
        [encoded.digest, encoded.identity, encoded.gzip, encoded.brotli, encoded.size],
      );
      const publishedAt = new Date();
      const release = buildRelease({
        environment: { key: environment, epoch, staleAfter: 900, denyAfter },
        version,
        bundle: encoded,
        overlay,
        publishedAt,
      });
      await client.query(
        `INSERT INTO policy_versions (environment_id, version, epoch, bundle_digest, overlay, kind, source, notes,
           findings, release, release_jws, reason, published_by_id, published_at)
         VALUES ($1, $2, $3, $4, $5, 'publish', '{}', '{}', '[]', $6, $7, 'test', gen_random_uuid(), $8)`,
        [id, version, epoch, encoded.digest, overlay, release, await sign?.(release), instant(publishedAt)],
      );
      await bump('policy_rev');
      await client.query('COMMIT');
      return { version, digest: encoded.digest };
    },
    token: async (row) => {
      await client.query(
        `INSERT INTO router_tokens (id, name, environment_id, scopes, secret_hash, expires_at, revoked_at)
         SELECT $1, $1, e.id, $3, $4, $5, $6 FROM environments e WHERE e.key = $2`,
        [
          row.id,
          row.environment,
          row.scopes,
          row.secretHash,
          row.expiresAt === null ? null : new Date(row.expiresAt),
          row.revokedAt === null ? null : new Date(row.revokedAt),
        ],
      );
      await bump('tokens_rev');
    },
    revoke: async (id) => {
      await client.query('UPDATE router_tokens SET revoked_at = now() WHERE id = $1', [id]);
      await bump('tokens_rev');
    },
    close: () => client.end(),
  };
}
