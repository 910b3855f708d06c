import type { ActionResult } from '@/lib/http/action-result';

/** A proposal as it was looked at, with what the person says of it. */
export interface AboutProposal {
  readonly id: string;
  readonly revision: number;
  readonly message?: string;
}

type Act = (input: AboutProposal) => Promise<ActionResult<unknown>>;

/** What the reader may do with a proposal; what is absent is not offered. */
export interface ProposalActions {
  /** Puts it to others. */
  readonly submit?: Act;
  readonly withdraw?: Act;
  readonly approve?: Act;
  readonly requestChanges?: Act;
}
