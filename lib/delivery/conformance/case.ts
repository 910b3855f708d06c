import type { ProblemKey } from '@/lib/http/problem';
import { type MemorySource, TOKENS } from '../testing/memory-source';

/** What came back. */
export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One request and what must come back. */
export interface ConformanceCase {
  readonly name: string;
  /** GET if left out. */
  readonly method?: string;
  readonly path: string | ((source: MemorySource) => string);
  /** The good token's `Authorization` is added unless `token` says otherwise. */
  readonly headers?: Readonly<Record<string, string>> | ((source: MemorySource) => Record<string, string>);
  /** null = without credentials. */
  readonly token?: string | null;
  readonly body?: string | Uint8Array;
  /** What the source is like beforehand. */
  readonly given?: (source: MemorySource) => void;
  readonly status: number;
  /** Values or patterns; null = must not be there. */
  readonly expect?: Readonly<Record<string, string | RegExp | null>>;
  readonly problem?: ProblemKey;
  readonly check?: (answer: Answer, source: MemorySource) => void;
  /** It looks into the source in memory, or at signatures of its own: nothing for a host with a database. */
  readonly inMemory?: true;
}

export const POLICY = '/api/v1/environments/production/policy';
export const MANIFEST = '/api/v1/environments/production/manifest';
export const RESOLVE = '/api/v1/environments/production/resolve';
export const TELEMETRY = '/api/v1/telemetry';
export const bundlePath = (digest: string) => `/api/v1/policies/sha-256/${digest}`;
export const GOOD = TOKENS.good.token;
