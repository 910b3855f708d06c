import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { alarmLog, KEYS_REGRESSED } from './alarms';
import { bundleCache } from './bundle-cache';
import type { DeliverySource, Standing } from './delivery-source';
import { type Hints, listenForHints } from './hints';
import { type HostKeys, keysRegressed, readHostKeys } from './host-keys';
import type { Kept } from './kept-snapshot';
import { listeners } from './listeners';
import type { SourceLog } from './log';
import { type LookProblem, lookProblem, reasonOf } from './look-problem';
import { looksOf } from './looks';
import { freshnessProofs } from './proofs';
import { reload } from './reload';
import { type Snapshot, type StoredBundle, storeBundle } from './snapshot';
import { snapshotFile } from './snapshot-file';
import { type Revisions, readBundle, readRevisions, writeTokenUses } from './source-queries';
import { tokenUses } from './token-uses';
import { verifyKept } from './verify-kept';
import { witness } from './witness';
import { hostWrites } from './writes';

export interface SourceOptions {
  /** Connection string of the delivery role. */
  readonly url: string;
  /** The same database past any pooler, to be told of changes; without it they are found at the next poll. */
  readonly directUrl?: string | undefined;
  readonly log: SourceLog;
  /** Where the last good snapshot is kept, for a start without the database; none is kept if left out. */
  readonly file?: string;
  /** FAIRLEAD_ROOTS: with these, a kept snapshot is believed only as far as a router would. */
  readonly roots?: readonly string[] | undefined;
  /** FAIRLEAD_DELIVERY_KEY, which opens the freshness key; without it nothing proves what is served to be current. */
  readonly sealingKey?: string | undefined;
  /** Ms between looks at `delivery_state`. */
  readonly pollMs?: number;
  /** Ms between writes of when tokens were used. */
  readonly flushMs?: number;
  /** Ms for which known tokens are honoured without the database. */
  readonly honourMs?: number;
  /** Ms, never going back: for tests. */
  readonly clock?: () => number;
}

export interface PostgresSource extends DeliverySource {
  /** Begins to read, and goes on until `close`. Resolves after the first look, whether it succeeded or not. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Everything is read anew so often, whether or not a revision has risen. */
const REREAD_MS = 60_000;
/** Without a look for so long, what is in memory is no longer called live. */
const LIVE_MS = 5_000;
/** Bundles kept besides the active ones. */
const OLD_BUNDLES = 16;

/**
 * Reads what there is to serve from Postgres: one small row each second, and what changed. It never gives up: without
 * the database it serves on from memory and tries again, for ever, with growing and jittered pauses.
 */
export function postgresSource(options: SourceOptions): PostgresSource {
  const { log, pollMs = 1_000, flushMs = 10_000, honourMs = 3_600_000 } = options;
  const clock = options.clock ?? (() => performance.now());
  const pool = new Pool({
    connectionString: options.url,
    max: 3,
    application_name: 'fairlead-delivery',
    connectionTimeoutMillis: 2_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  // A connection that breaks while idle: the next look notices it and says so.
  pool.on('error', () => {});

  const stop = new AbortController();
  let snapshot: Snapshot | null = null;
  let seen: Revisions | null = null;
  let connected = false;
  let problem: LookProblem | null = null;
  let toldCutOff = false;
  let lastRead = Number.NEGATIVE_INFINITY;
  let lastReread = Number.NEGATIVE_INFINITY;
  let fromDisk = false;
  const { roots } = options;
  const check = roots && ((kept: Kept) => verifyKept(kept, roots, Date.now()));
  const file = options.file === undefined ? null : snapshotFile(options.file, log, check);
  let hints: Hints | null = null;
  let hostKeys: HostKeys | null = null;
  let keysBehind = false;
  const proofs = freshnessProofs();
  const waiting = listeners(log);
  const writes = hostWrites({ url: options.url, log });
  const raise = alarmLog(log, clock);
  const uses = tokenUses(
    (batch) => writeTokenUses(pool, batch),
    (error) => {
      if (connected)
        log.warn({ event: 'token_uses', reason: reasonOf(error) }, 'token uses could not be written');
    },
  );
  const oldBundle = bundleCache(async (digest) => {
    const row = await readBundle(pool, digest);
    return row ? storeBundle(row) : null;
  }, OLD_BUNDLES);

  async function look(): Promise<void> {
    const started = clock();
    try {
      const revisions = await readRevisions(pool);
      const all = !snapshot || started - lastReread >= REREAD_MS || wentBack(revisions, seen);
      const policy = all || revisions.policy !== seen?.policy;
      const tokens = all || revisions.tokens !== seen?.tokens;
      if (all || revisions.keys !== seen?.keys) await readKeys();
      const next =
        policy || tokens ? await reload(pool, snapshot, { policy, tokens }) : { snapshot, alarms: [] };
      // Before the new snapshot takes effect, so that no policy is served without its proof.
      await prove(next.snapshot, revisions.replica);
      if (next.snapshot && next.snapshot !== snapshot) {
        for (const alarm of next.alarms) raise(alarm);
        if (keysBehind) raise(KEYS_REGRESSED);
        const { document: keys = null } = hostKeys ?? {};
        await witness(pool, { snapshot: next.snapshot, alarms: next.alarms, keys, keysBehind }, log);
        if (policy) logPolicies(snapshot, next.snapshot);
        snapshot = next.snapshot;
        waiting.tell();
      }
      const keysChanged = revisions.keys !== seen?.keys;
      if (all) lastReread = started;
      seen = revisions;
      lastRead = started;
      fromDisk = false;
      if (snapshot && (all || policy || tokens || keysChanged)) {
        file?.keep({ snapshot, keySet: hostKeys?.document ?? null });
      }
      if (!connected) log.info({ event: 'connected' }, 'reading policy from the database');
      connected = true;
      problem = null;
      toldCutOff = false;
    } catch (error) {
      if (!stop.signal.aborted && !toldCutOff) {
        const serving = snapshot ? `serving from ${fromDisk ? 'disk' : 'memory'}` : 'nothing to serve yet';
        log.warn({ event: 'cut_off', reason: reasonOf(error) }, `the database cannot be read: ${serving}`);
        toldCutOff = true;
      }
      connected = false;
      problem = lookProblem(error);
      throw error;
    }
  }

  /** Takes what was kept on disk, before the first look at the database. */
  async function restore(): Promise<void> {
    const loaded = await file?.load();
    if (!loaded || snapshot) return;
    const { kept, ageMs } = loaded;
    snapshot = kept.snapshot;
    hostKeys = { document: kept.keySet, freshness: null, problem: null };
    lastRead = clock() - ageMs;
    fromDisk = true;
    log.info({ event: 'restored', seconds: Math.round(ageMs / 1_000) }, 'serving the snapshot on disk');
    waiting.tell();
  }

  async function readKeys(): Promise<void> {
    const before = hostKeys;
    const read = await readHostKeys(pool, options.sealingKey);
    keysBehind = keysRegressed(before, read);
    // Routers go back to no key set before: what they have is kept, with the key that it names.
    hostKeys = before && keysBehind ? { ...before, freshness: before.freshness ?? read.freshness } : read;
    const { problem } = hostKeys;
    if (problem === null || problem === before?.problem) return;
    log.error(
      { event: 'no_freshness', reason: problem },
      `nothing proves the policy to be current: ${problem}`,
    );
  }

  async function prove(next: Snapshot | null, replica: boolean): Promise<void> {
    if (!next || replica || !hostKeys?.freshness) return;
    await proofs.renew(next.policies.values(), hostKeys.freshness, Date.now());
  }

  function logPolicies(before: Snapshot | null, after: Snapshot): void {
    for (const [environment, { versionText, bundle }] of after.policies) {
      if (before?.policies.get(environment)?.versionText === versionText) continue;
      log.info(
        { event: 'policy', environment, version: versionText, digest: bundle.digest },
        'policy in force',
      );
    }
  }

  async function flushForEver(): Promise<void> {
    while (!stop.signal.aborted) {
      await delay(flushMs, undefined, { signal: stop.signal }).catch(() => {});
      await uses.flush();
    }
  }

  function bundle(digest: string): Promise<StoredBundle | null> {
    for (const policy of snapshot?.policies.values() ?? []) {
      if (policy.bundle.digest === digest) return Promise.resolve(policy.bundle);
    }
    return oldBundle(digest);
  }

  function standing(): Standing {
    const age = clock() - lastRead;
    if (connected && age < LIVE_MS) return 'live';
    if (age >= honourMs) return 'expired';
    return fromDisk ? 'disk' : 'memory';
  }

  const looks = looksOf(look, pollMs, clock, stop.signal);
  let loops: Promise<unknown> = Promise.resolve();
  return {
    snapshot: () => snapshot,
    standing,
    problem: () => problem,
    recheck: looks.recheck,
    bundle,
    keySet: () => hostKeys?.document ?? null,
    freshness: (policy) => proofs.of(policy, Date.now()),
    tokenUsed: uses.note,
    acknowledge: writes.acknowledge,
    count: writes.count,
    changed: waiting.add,
    hinted: () => hints?.proven() ?? false,
    start: async () => {
      await restore();
      const first = looks.once();
      loops = Promise.all([looks.forEver(first), flushForEver()]);
      if (options.directUrl) hints = listenForHints({ url: options.directUrl, log, hinted: looks.hinted });
      await first.catch(() => {});
    },
    close: async () => {
      stop.abort();
      await Promise.all([loops, hints?.close()]);
      await Promise.all([uses.flush(), file?.settled(), writes.close()]);
      await pool.end();
    },
  };
}

/** Whether the database is at an earlier state than before: then an equal revision does not mean equal rows. */
function wentBack(now: Revisions, before: Revisions | null): boolean {
  if (!before) return false;
  return (['policy', 'tokens', 'keys'] as const).some((of) => BigInt(now[of]) < BigInt(before[of]));
}
