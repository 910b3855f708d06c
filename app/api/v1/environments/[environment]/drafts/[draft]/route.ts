import { type AdminCall, adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { AppError, invalid } from '@/lib/core/errors';
import { ApiProblem } from '@/lib/http/api-problem';
import { readFileBody, wantsJson } from '@/lib/http/read-request';
import { draftTag, matchedRevision } from '@/lib/routing/draft-tag';
import { discardDraft } from '@/lib/routing/server/draft-commands';
import { replaceDraft } from '@/lib/routing/server/draft-file-commands';
import { draftFile } from '@/lib/routing/server/policy-file-queries';
import { changed, draftName, parsed, seenDraft, withLines } from '../../../../draft-request';
import { draftTags, fileResponse } from '../../../../policy-file-response';

/** The draft as a file, YAML unless the client would rather have JSON. */
export const GET = adminRoute('policy:read', async (call) => {
  const found = await draftFile(call.environment, draftName(call));
  const form = wantsJson(call.request.headers.get('accept')) ? 'json' : 'yaml';
  return fileResponse(call.request, found, form, draftTags(found.draft));
});

/**
 * Makes the draft say what the file says. `If-Match` replaces the draft that was read, `If-None-Match: *` makes a new one;
 * with `?dryRun=1` nothing is kept.
 */
export const PUT = adminRoute('policy:write', async (call) => {
  const draft = draftName(call);
  const body = await readFileBody(call.request);
  if (body === null) throw invalid([{ path: '', message: 'Send the policy file.' }]);
  const text = parsed(body, call.environment);
  const seen = await precondition(call, draft);
  const { file } = text;
  const replaced = await withLines(text, () =>
    replaceDraft(call.caller, {
      environment: call.environment,
      draft,
      seen,
      // Who names what they saw need not say over which version.
      ...(typeof seen === 'number' ? {} : { baseVersion: file.baseVersion }),
      taskClasses: file.taskClasses,
      dryRun: dryRun(call),
    }),
  ).catch((error: unknown) => {
    const overtaken = error instanceof AppError && error.kind === 'conflict' && seen !== null;
    throw overtaken ? changed(draft, seen === 'new') : error;
  });
  const { draftId, edits, created, revision, baseVersion } = replaced;
  const etag = draftTag({ id: draftId, revision, baseVersion }, 'yaml');
  return Response.json(
    { draft, revision, baseVersion, created, dryRun: dryRun(call), edits, etag },
    { status: created && !dryRun(call) ? 201 : 200, headers: dryRun(call) ? {} : { etag } },
  );
});

/** Puts the draft away. It stays on record, and can be opened again in the console. */
export const DELETE = adminRoute('policy:write', async (call) => {
  const { name, revision } = await seenDraft(call);
  await discardDraft(call.caller, { environment: call.environment, draft: name, draftRevision: revision });
  return new Response(null, { status: 204 });
});

/** The revision that the file is to replace; "new" for a draft that there is not yet, null for any. */
async function precondition(
  { request, environment }: AdminCall,
  draft: string,
): Promise<number | 'new' | null> {
  if (request.headers.get('if-none-match')?.trim() === '*') return 'new';
  const header = request.headers.get('if-match');
  if (header === null) {
    throw new ApiProblem(
      'precondition-required',
      'Send If-Match with the entity tag of the draft that you read, or If-None-Match: * to make a new one.',
    );
  }
  const { draft: now } = await draftFile(environment, draft);
  const revision = matchedRevision(header, now);
  if (revision === null) throw changed(draft);
  return revision === 'any' ? null : revision;
}

function dryRun({ url }: AdminCall): boolean {
  const text = url.searchParams.get('dryRun');
  if (text === null || text === '0' || text === 'false') return false;
  if (text === '' || text === '1' || text === 'true') return true;
  throw invalid([{ path: '?dryRun', message: '1 or 0.' }]);
}

const notAllowed = onlyMethods('GET, HEAD, PUT, DELETE');

export { notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as POST };
