import type { Change } from './diff';
import type { Finding } from './finding';

/** A draft as lists of drafts show it. Instants are ISO; names of people null = the installation, or someone erased. */
export interface DraftDto {
  readonly id: string;
  readonly environment: string;
  readonly name: string;
  readonly revision: number;
  readonly author: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly changedBy: string | null;
  /** Rules that differ from the active version's, and task classes whose rules stand in another order. */
  readonly changes: number;
  /** Other rules took effect since it was begun. */
  readonly stale: boolean;
  /** The open request for approval, by id. */
  readonly review: string | null;
  /** When it is to be published. */
  readonly publishAt: string | null;
  /** What it was promoted from; `version` null = a draft. */
  readonly origin: {
    readonly environment: string;
    readonly name: string;
    readonly version: number | null;
  } | null;
  /** When it was discarded; null = it is open. */
  readonly discardedAt: string | null;
}

/** What a new draft begins with. */
export type DraftStart =
  | { readonly kind: 'active' }
  | { readonly kind: 'draft'; readonly environment: string; readonly draft: string }
  | { readonly kind: 'version'; readonly environment: string; readonly version: number };

/** What a new draft would change in its environment. */
export interface DraftStartPreview {
  /** What it is compared with; null = nothing is published there. */
  readonly activeVersion: number | null;
  readonly rules: number;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  /** Keys of rules whose task class was archived. */
  readonly leftOut: readonly string[];
}

/** The environment that an environment's policy is promoted to: the next in their order; null for the last. */
export function nextEnvironment<Environment extends { readonly key: string }>(
  environments: readonly Environment[],
  key: string,
): Environment | null {
  return environments[environments.findIndex((environment) => environment.key === key) + 1] ?? null;
}
