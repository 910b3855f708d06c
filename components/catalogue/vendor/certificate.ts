import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

type Act = (input: unknown) => Promise<ActionResult<unknown>>;
type Preview = (input: unknown) => Promise<ActionResult<EvidenceEffects>>;

/** What those may do with a certificate who keep them. */
export interface CertificateActions {
  readonly revoke: Act;
  readonly previewRevoke: Preview;
  readonly archive: Act;
  readonly previewArchive: Preview;
}
