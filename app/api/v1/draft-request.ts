import type { AdminCall } from '@/lib/auth/server/admin-api';
import { AppError, invalid, notFound } from '@/lib/core/errors';
import { own } from '@/lib/core/own';
import { ApiProblem } from '@/lib/http/api-problem';
import { readFileBody } from '@/lib/http/read-request';
import { matchedRevision } from '@/lib/routing/draft-tag';
import { type PolicyFileText, parsePolicyFile } from '@/lib/routing/policy-file-read';
import { draftFile } from '@/lib/routing/server/policy-file-queries';
import { keySchema } from '@/lib/routing/source-schema';
import { fileText } from './policy-file-response';

/** The draft that the address names. */
export function draftName({ params }: AdminCall): string {
  const name = own(params, 'draft') ?? '';
  if (!keySchema.safeParse(name).success) throw notFound('draft');
  return name;
}

/** The draft that the address names, as it is now, at the revision that `If-Match` says was seen. */
export async function seenDraft(
  call: AdminCall,
): Promise<Awaited<ReturnType<typeof draftFile>> & { readonly name: string; readonly revision: number }> {
  const name = draftName(call);
  const found = await draftFile(call.environment, name);
  const header = call.request.headers.get('if-match');
  if (header === null) {
    throw new ApiProblem(
      'precondition-required',
      'Send If-Match with the entity tag of the draft that you looked at.',
    );
  }
  if (matchedRevision(header, found.draft) === null) throw changed(name);
  return { ...found, name, revision: found.draft.revision };
}

/** 412: the draft is not what was read, or is there where it was to be new. */
export function changed(draft: string, isNew = false): ApiProblem {
  return new ApiProblem(
    'precondition-failed',
    isNew
      ? `There is a draft ${draft} already. Read it, put your changes in, and send that with its entity tag.`
      : `The draft ${draft} was changed since you read it. Read it again, put your changes in, and send that.`,
  );
}

/**
 * The file of the body; for an empty one, the draft that the address names, as it would be read.
 * @throws AppError invalid, each problem with its line
 */
export async function fileOf(call: AdminCall): Promise<PolicyFileText> {
  const body = await readFileBody(call.request);
  if (body === null)
    return parsed(fileText(await draftFile(call.environment, draftName(call)), 'yaml'), call.environment);
  return parsed(body, call.environment);
}

/** A file that is for this environment. */
export function parsed(text: string, environment: string): PolicyFileText {
  const result = parsePolicyFile(text);
  if (!result.ok) {
    const fields = result.problems.map(({ pointer, ...problem }) => ({ path: pointer, ...problem }));
    throw invalid(
      fields,
      fields.length === 1
        ? 'The file cannot be read.'
        : `${fields.length} places in the file need attention.`,
    );
  }
  const { file, locate } = result;
  if (file.environment !== environment) {
    const message = `The file is for ${file.environment}, and this is ${environment}. Change it if you mean to bring it here.`;
    throw invalid(
      [{ path: '/environment', message, ...locate('/environment') }],
      'The file is for another environment.',
    );
  }
  return result;
}

/** What a command refused of a file, with lines. */
export async function withLines<T>({ locate }: PolicyFileText, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'invalid') throw error;
    const fields = (error.details.fields ?? []).map((field) => ({ ...field, ...locate(field.path) }));
    throw invalid(fields, error.message);
  }
}
