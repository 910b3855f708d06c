import type { DocumentDto } from '@/lib/contracts/document';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

type Act = (input: unknown) => Promise<ActionResult<DocumentDto>>;
type Preview = (input: unknown) => Promise<ActionResult<EvidenceEffects>>;

/** What a page lets its reader do to documents; those that can close a route come with what they would close. */
export interface DocumentActionSet {
  readonly rename: Act;
  readonly markExecuted: Act;
  readonly previewMark: Preview;
  readonly unmarkExecuted: Act;
  readonly previewUnmark: Preview;
  readonly archive: Act;
  readonly previewArchive: Preview;
  readonly restore: Act;
  readonly previewRestore: Preview;
  readonly erase: Act;
  readonly previewErase: Preview;
}
