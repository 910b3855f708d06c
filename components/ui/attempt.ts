import type { ActionResult } from '@/lib/http/action-result';

/**
 * Calls a server action from a form. A call that never came through (the console is down, the connection is cut) is told
 * like any other refusal, so that the form can be sent again.
 */
export async function attempt<T>(call: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    return await call();
  } catch {
    return {
      ok: false,
      error: {
        kind: 'unavailable',
        message: 'Fairlead could not be reached. What you typed is kept: try again in a moment.',
        fields: [],
        findings: [],
      },
    };
  }
}
