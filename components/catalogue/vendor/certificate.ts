import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

/** A certificate as the pages of its vendor show it. Days are `YYYY-MM-DD`. */
export interface Certificate {
  readonly id: string;
  readonly revision: number;
  readonly kind: string;
  readonly scope: string;
  readonly channels: readonly string[];
  readonly auditor: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly revokedOn: string | null;
  readonly source: string;
  readonly document: { readonly name: string; readonly sha256: string } | null;
  readonly sample: boolean;
}

type Act = (input: unknown) => Promise<ActionResult<unknown>>;
type Preview = (input: unknown) => Promise<ActionResult<EvidenceEffects>>;

/** What those may do with a certificate who keep them. */
export interface CertificateActions {
  readonly revoke: Act;
  readonly previewRevoke: Preview;
  readonly archive: Act;
  readonly previewArchive: Preview;
}
