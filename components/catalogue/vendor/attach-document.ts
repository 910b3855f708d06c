import { attempt } from '@/components/ui/attempt';
import { certificateFileHref } from '@/components/ui/links/vendors';
import type { ActionError, ActionResult } from '@/lib/http/action-result';

/** Sends the paper of a certificate as it is. */
export function attachDocument(
  { id, revision }: { readonly id: string; readonly revision: number },
  file: File,
): Promise<ActionResult<null>> {
  return attempt(async () => {
    const query = new URLSearchParams({ revision: String(revision), name: file.name });
    const response = await fetch(`${certificateFileHref(id)}?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    if (response.ok) return { ok: true, data: null };
    const { detail } = (await response.json()) as { readonly detail?: string };
    const error: ActionError = {
      kind: 'invalid',
      message: detail ?? 'The document could not be kept.',
      fields: [],
      findings: [],
    };
    return { ok: false, error };
  });
}
