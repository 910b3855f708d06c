import type { ActionResult } from '@/lib/http/action-result';

type Act = (input: unknown) => Promise<ActionResult<unknown>>;

/** What the forms of a review call. */
export interface ReviewActions {
  readonly request: Act;
  readonly withdraw: Act;
  readonly answer: Act;
}
