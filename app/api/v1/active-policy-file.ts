import { adminRoute } from '@/lib/auth/server/admin-api';
import { invalid } from '@/lib/core/errors';
import { INTEGER_MAX } from '@/lib/core/integers';
import { wantsJson } from '@/lib/http/read-request';
import type { FileForm } from '@/lib/routing/draft-tag';
import { versionFile } from '@/lib/routing/server/policy-file-queries';
import { fileResponse } from './policy-file-response';

/** `GET …/policy.yaml` and `…/policy.json`: what a version says, as a file; the active one without `?version`. */
export function policyFileRoute(form: FileForm) {
  return adminRoute('policy:read', async ({ request, url, environment }) => {
    const wanted = form === 'yaml' && wantsJson(request.headers.get('accept')) ? 'json' : form;
    const found = await versionFile(environment, versionOf(url.searchParams.get('version')));
    const tag = (one: FileForm) => `"${found.version}.${one}"`;
    return fileResponse(request, found, wanted, { yaml: tag('yaml'), json: tag('json') });
  });
}

function versionOf(text: string | null): number | null {
  if (text === null) return null;
  const version = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (version >= 1 && version <= INTEGER_MAX) return version;
  throw invalid([{ path: '?version', message: 'The number of a version, from 1.' }]);
}
