import type { Pool } from 'pg';
import {
  type ActivePolicy,
  compareVersions,
  type Snapshot,
  type StoredBundle,
  storeBundle,
} from './snapshot';
import { type ActiveRow, policyOf, readActive, readBundle, readReleased, readTokens } from './source-queries';
import type { TokenRow } from './token';

/** Something that an operator has to look at. */
export interface Alarm {
  readonly code: 'version_regressed' | 'keys_regressed' | 'equivocation' | 'unusable_version';
  readonly environment: string;
  readonly message: string;
}

export interface Reloaded {
  readonly snapshot: Snapshot;
  readonly alarms: readonly Alarm[];
}

const EMPTY: Snapshot = { policies: new Map(), released: new Map(), tokens: new Map() };

/**
 * A new snapshot with what changed read anew. A policy takes the place of one of its environment only if its (epoch,
 * version) is above: when the database has gone back, as after restoring a backup, what was served stays, and an alarm
 * is given.
 */
export async function reload(
  pool: Pool,
  previous: Snapshot | null,
  changed: { readonly policy: boolean; readonly tokens: boolean },
): Promise<Reloaded> {
  const before = previous ?? EMPTY;
  const alarms: Alarm[] = [];
  const tokens = changed.tokens ? keepRevoked(await readTokens(pool), before.tokens) : before.tokens;
  if (!changed.policy) return { snapshot: { ...before, tokens }, alarms };
  // Digests first: a version that comes between the two reads then has its policy late rather than its bundle missing.
  const [released, rows] = [await readReleased(pool), await readActive(pool)];
  const bundles = new Map([...before.policies.values()].map(({ bundle }) => [bundle.digest, bundle]));
  const policies = new Map<string, ActivePolicy>();
  for (const row of rows) {
    if (row.archived) continue;
    const policy = await nextPolicy(pool, row, before.policies.get(row.environment), bundles, alarms);
    if (!policy) continue;
    bundles.set(policy.bundle.digest, policy.bundle);
    policies.set(row.environment, policy);
  }
  for (const [environment, policy] of before.policies) {
    if (rows.some((row) => row.environment === environment)) continue;
    policies.set(environment, policy);
    const message = `${environment}: the database has no version; ${policy.versionText} is served on: was a backup restored?`;
    alarms.push({ code: 'version_regressed', environment, message });
  }
  return { snapshot: { policies, released: withActive(released, policies), tokens }, alarms };
}

async function nextPolicy(
  pool: Pool,
  row: ActiveRow,
  current: ActivePolicy | undefined,
  bundles: ReadonlyMap<string, StoredBundle>,
  alarms: Alarm[],
): Promise<ActivePolicy | undefined> {
  const order = current ? compareVersions(row, current) : 1;
  const place = `${row.environment}: the database's version ${row.epoch}.${row.version}`;
  if (current && order < 0) {
    const message = `${place} is below ${current.versionText}, which is served on: was a backup restored?`;
    alarms.push({ code: 'version_regressed', environment: row.environment, message });
    return current;
  }
  if (current && order === 0) {
    if (row.digest === current.bundle.digest) return current;
    const message = `${place} has another bundle than before (${row.digest}): the one before is served on`;
    alarms.push({ code: 'equivocation', environment: row.environment, message });
    return current;
  }
  const known = bundles.get(row.digest);
  const read = known ? null : await readBundle(pool, row.digest);
  try {
    const bundle = known ?? (read && storeBundle(read));
    if (!bundle) throw new Error(`bundle ${row.digest} is missing`);
    return policyOf(row, bundle);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${place} is not served: ${reason}`;
    alarms.push({ code: 'unusable_version', environment: row.environment, message });
    return current;
  }
}

/** A revocation is never taken back, so one that a restored backup has forgotten holds on. */
function keepRevoked(
  read: Map<string, TokenRow>,
  before: ReadonlyMap<string, TokenRow>,
): ReadonlyMap<string, TokenRow> {
  for (const [id, { revokedAt }] of before) {
    const row = read.get(id);
    if (row && row.revokedAt === null && revokedAt !== null) read.set(id, { ...row, revokedAt });
  }
  return read;
}

/** What is served was released, even if the database no longer says so. */
function withActive(
  released: Map<string, Set<string>>,
  policies: ReadonlyMap<string, ActivePolicy>,
): ReadonlyMap<string, ReadonlySet<string>> {
  for (const [environment, { bundle }] of policies) {
    const digests = released.get(environment) ?? new Set();
    released.set(environment, digests.add(bundle.digest));
  }
  return released;
}
