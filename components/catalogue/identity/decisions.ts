import type { ActionResult } from '@/lib/http/action-result';

/** What a decision on two models calls; null for those who may not decide. */
export interface IdentityActions {
  readonly join: (input: unknown) => Promise<ActionResult<{ readonly batchId: string | null }>>;
  readonly keepApart: (input: unknown) => Promise<ActionResult<void>>;
  readonly undo: (batchId: string) => Promise<ActionResult<unknown>>;
}

/** What was decided of a pair: which model stays (0 or 1), that they differ, or that it waits. */
export type Decision = { readonly join: 0 | 1 } | 'differ' | 'later';

/** A score as people read it. */
export function likelihood(score: number): 'Very likely' | 'Likely' | 'Possible' {
  if (score >= 75) return 'Very likely';
  return score >= 55 ? 'Likely' : 'Possible';
}
