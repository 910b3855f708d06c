import type { WebTermsDto } from '@/lib/contracts/web-terms';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

type Act = (input: unknown) => Promise<ActionResult<WebTermsDto>>;

/** What a page lets its reader do to terms by address. */
export interface WebTermsActionSet {
  /** Has an address watched, and fetches its first copy. */
  readonly add: Act;
  readonly check: (contract: string, id: string) => Promise<ActionResult<null>>;
  readonly review: Act;
  readonly previewReview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
  readonly archive: Act;
}
