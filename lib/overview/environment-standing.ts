import type { Convergence } from '@/lib/routers/convergence';
import type { EnvironmentDto } from '@/lib/routing/dto';
import type { FallbackGap } from './fallback-gaps';

/** An environment on the overview. Instants as ISO 8601 in UTC. */
export interface EnvironmentStanding {
  readonly environment: EnvironmentDto;
  /** Null = nothing is published. */
  readonly active: { readonly version: number; readonly publishedAt: string; readonly by: string } | null;
  readonly convergence: Convergence;
  /** How many are in force. */
  readonly stops: number;
  /** How many are open. */
  readonly drafts: number;
  /** Tokens of routers that work. */
  readonly tokens: number;
  /** The next publish that somebody set a time for. */
  readonly next: { readonly at: string; readonly draft: string } | null;
  /** Of the version in force. */
  readonly gaps: readonly (FallbackGap & { readonly name: string })[];
}
