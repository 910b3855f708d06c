import type { CommentActions } from '@/components/ui/comments/comment-actions';
import type { ClauseContent } from '@/lib/contracts/clause-content';
import type { ClauseProposal } from '@/lib/contracts/clause-desk';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

type Act<Result = unknown> = (input: unknown) => Promise<ActionResult<Result>>;

/** A clause after a save. */
export interface Saved {
  readonly clause: string;
  readonly proposal: { readonly id: string; readonly revision: number };
  readonly content: ClauseContent;
}

/** What the desk calls. */
export interface DeskActions {
  readonly create: Act<Saved>;
  readonly update: Act<Saved>;
  readonly submit: Act<{ readonly state: 'submitted' | 'approved' }>;
  readonly withdraw: Act;
  readonly approve: Act;
  readonly requestChanges: Act;
  readonly assign: Act;
  readonly archive: Act;
  readonly restore: Act;
  readonly history: (clause: string) => Promise<ActionResult<readonly ClauseProposal[]>>;
  readonly previewSubmit: Act<EvidenceEffects>;
  readonly previewApprove: Act<EvidenceEffects>;
  readonly comments: CommentActions;
}
