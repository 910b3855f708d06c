import { createHash } from 'node:crypto';
import { instant } from '@/lib/core/time';
import type { Bundle, Overlay } from '@/lib/policy/types';
import type { Acknowledgement } from '../acknowledgement';
import type { DeliverySource, Standing } from '../delivery-source';
import { encodeBundle } from '../encode';
import type { SourceLog } from '../log';
import { buildRelease } from '../release';
import { type ActivePolicy, activePolicy, type Snapshot, type StoredBundle, storeBundle } from '../snapshot';
import type { DecisionReport } from '../telemetry';
import { formatToken, parseToken, type TokenRow } from '../token';
import { bundleBytes, exampleBundle } from './bundles';
import { exampleSignatures, signed } from './example-signatures';

export const PUBLISHED_AT = new Date('2026-11-20T10:00:00.000Z');

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A token's text and row; the secret follows from the id, so that cases can be a table. */
export function exampleToken(id: string, row: Partial<TokenRow> = {}): { token: string; row: TokenRow } {
  const { token, secretHash } = formatToken(id, createHash('sha256').update(id).digest());
  return {
    token,
    row: {
      id,
      environment: 'production',
      scopes: ['policy:read'],
      secretHash,
      expiresAt: null,
      revokedAt: null,
      ...row,
    },
  };
}

/** A bundle as hosts hold it. */
export async function exampleStored(bundle: Bundle | object): Promise<StoredBundle> {
  return storeBundle(await encodeBundle(bundleBytes(bundle)));
}

/** An active policy of an environment, as a host would make it. */
export function examplePolicy(
  key: string,
  version: number,
  bundle: StoredBundle,
  options: { epoch?: number; overlay?: Overlay } = {},
): ActivePolicy {
  const release = buildRelease({
    environment: { key, epoch: options.epoch ?? 1, staleAfter: 900, denyAfter: null },
    version,
    bundle,
    publishedAt: PUBLISHED_AT,
    ...(options.overlay && { overlay: options.overlay }),
  });
  return activePolicy(release, PUBLISHED_AT.getTime(), bundle);
}

const DAY = 86_400_000;

export const TOKENS = {
  good: exampleToken('good'),
  development: exampleToken('devel', { environment: 'development' }),
  empty: exampleToken('empty', { environment: 'staging' }),
  future: exampleToken('future', { environment: 'future' }),
  telemetry: exampleToken('telemetry', { scopes: ['policy:read', 'telemetry:write'] }),
  catalogOnly: exampleToken('catalog', { scopes: ['catalog:read'] }),
  expired: exampleToken('expired', { expiresAt: Date.now() - 1 }),
  ending: exampleToken('ending', { expiresAt: Date.now() + DAY }),
  revoked: exampleToken('revoked', { revokedAt: Date.now() - DAY }),
  /** In the database, but not in memory until the host looks again. */
  late: exampleToken('later'),
  /** Nowhere. */
  unknown: exampleToken('nobody'),
} as const;

/** Its members may be replaced by a test. */
export interface MemorySource extends Writable<DeliverySource> {
  readonly active: ActivePolicy;
  /** A bundle released earlier, which the host does not hold in memory. */
  readonly earlier: StoredBundle;
  readonly development: ActivePolicy;
  snapshotNow: Snapshot | null;
  standingNow: Standing;
  databaseDown: boolean;
  /** Puts a snapshot in place and tells the listeners, as a look at the database does. */
  readonly swap: (snapshot: Snapshot) => void;
  readonly used: Map<string, number>;
  /** What routers were heard to say, the latest last. */
  readonly heard: Acknowledgement[];
  /** By the name of the report. */
  readonly counted: Map<string, DecisionReport>;
}

/** A source without a database, for what `respond` does with what a source says. */
export async function memorySource(): Promise<MemorySource> {
  const bundle = await exampleStored(exampleBundle('production'));
  const earlier = await exampleStored(exampleBundle('production', ['gamma']));
  const development = await exampleStored(exampleBundle('development', ['delta']));
  const future = await exampleStored({ format: 'fairlead.policy/9', environment: 'future' });
  const rows = Object.values(TOKENS)
    .map(({ row }) => row)
    .filter(({ id }) => id !== TOKENS.unknown.row.id && id !== TOKENS.late.row.id);
  const policies = [
    await signed(examplePolicy('production', 3, bundle)),
    examplePolicy('development', 1, development),
    examplePolicy('future', 1, future),
  ] as const;
  const { keySet, freshness } = await exampleSignatures();
  const listeners = new Set<() => void>();
  const source: MemorySource = {
    active: policies[0],
    development: policies[1],
    earlier,
    snapshotNow: {
      policies: new Map(policies.map((policy) => [policy.environment, policy])),
      released: new Map([
        ['production', new Set([bundle.digest, earlier.digest])],
        ['development', new Set([development.digest])],
      ]),
      tokens: new Map(rows.map((row) => [row.id, row])),
    },
    standingNow: 'live',
    databaseDown: false,
    used: new Map(),
    heard: [],
    counted: new Map(),
    snapshot: () => source.snapshotNow,
    standing: () => source.standingNow,
    problem: () => (source.databaseDown ? 'unreachable' : null),
    recheck: async () => {
      const { snapshotNow } = source;
      if (source.databaseDown || !snapshotNow) return;
      const tokens = new Map(snapshotNow.tokens).set(TOKENS.late.row.id, TOKENS.late.row);
      source.snapshotNow = { ...snapshotNow, tokens };
    },
    bundle: async (digest) => {
      const active = policies.find((policy) => policy.bundle.digest === digest);
      if (active) return active.bundle;
      if (source.databaseDown) throw new Error('connection refused');
      return digest === earlier.digest ? earlier : null;
    },
    keySet: () => keySet,
    freshness,
    tokenUsed: (id, now) => void source.used.set(id, now),
    acknowledge: (of) => void source.heard.push(of),
    count: async (_, report) => {
      if (source.databaseDown) return 'unavailable';
      if (source.counted.has(report.report)) return 'again';
      source.counted.set(report.report, report);
      return 'counted';
    },
    hinted: () => true,
    changed: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    swap: (snapshot) => {
      source.snapshotNow = snapshot;
      for (const listener of [...listeners]) listener();
    },
  };
  return source;
}

/** The secret part of a token's text, which must never turn up anywhere. */
export function secretOf(token: string): string {
  const parsed = parseToken(token);
  if (!parsed.ok) throw new Error('not a token');
  return parsed.secret;
}

/** A log that keeps what it is told. */
export function memoryLog(): SourceLog & {
  readonly lines: { level: string; data: object; message: string }[];
} {
  const lines: { level: string; data: object; message: string }[] = [];
  const at = (level: string) => (data: object, message: string) => void lines.push({ level, data, message });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

export const PUBLISHED_TEXT = instant(PUBLISHED_AT);
