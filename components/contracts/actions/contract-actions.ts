import type { ContractDto } from '@/lib/contracts/contract';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

type Act = (input: unknown) => Promise<ActionResult<ContractDto>>;
type Preview = (input: unknown) => Promise<ActionResult<EvidenceEffects>>;

/** What can be done to a contract: the server actions, as its page hands them over. */
export interface ContractActionSet {
  readonly submit: Act;
  readonly takeBack: Act;
  readonly activate: Act;
  readonly previewActivate: Preview;
  readonly terminate: Act;
  readonly previewTerminate: Preview;
  readonly supersede: Act;
  readonly previewSupersede: Preview;
  readonly reinstate: Act;
  readonly previewReinstate: Preview;
  readonly recordNotice: Act;
  readonly previewNotice: Preview;
  readonly recordReview: Act;
  readonly previewReview: Preview;
  readonly limit: Act;
  readonly keep: Act;
  readonly archive: Act;
  readonly restore: Act;
}
