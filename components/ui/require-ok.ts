/** What a page's script was answered, if it is an answer. @throws Error with a sentence that can be shown */
export async function requireOk(response: Response): Promise<Response> {
  if (response.ok) return response;
  if (response.status === 401)
    throw new Error('Your session has ended. Sign in again in another tab, then try again.');
  // Both say what to wait for.
  const told =
    response.status === 429 || response.status === 503
      ? ((await response.json().catch(() => ({}))) as { readonly detail?: string }).detail
      : undefined;
  throw new Error(told ?? 'The server did not answer as it should.');
}
