/** What a page's script was answered, if it is an answer. @throws Error with a sentence that can be shown */
export async function requireOk(response: Response): Promise<Response> {
  if (response.ok) return response;
  if (response.status === 401)
    throw new Error('Your session has ended. Sign in again in another tab, then try again.');
  // These say what is missing, or what to wait for.
  const told = [403, 429, 503].includes(response.status)
    ? ((await response.json().catch(() => ({}))) as { readonly detail?: string }).detail
    : undefined;
  throw new Error(told ?? 'The server did not answer as it should.');
}

/** Why a page's script has no answer, in a sentence; null where nothing says so. */
export function troubleOf(failure: unknown): string | null {
  // What fetch throws when there is no answer.
  if (failure instanceof TypeError) return 'The server could not be reached.';
  return failure instanceof Error && failure.message !== '' ? failure.message : null;
}
