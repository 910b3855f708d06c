import type { ActionResult } from '@/lib/http/action-result';

type Act = (input: unknown) => Promise<ActionResult<unknown>>;

/** What comments call. */
export interface CommentActions {
  readonly add: Act;
  readonly update: Act;
  readonly archive: Act;
  readonly resolve: Act;
}
