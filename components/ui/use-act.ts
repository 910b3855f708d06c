'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import type { ActionError, ActionResult } from '@/lib/http/action-result';

/** Calls an action once at a time; the page is read anew after it, also when it was refused for what has changed. */
export function useAct() {
  const router = useRouter();
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const act = async (call: () => Promise<ActionResult<unknown>>): Promise<boolean> => {
    if (pending) return false;
    setPending(true);
    const result = await attempt(call);
    setPending(false);
    setError(result.ok ? null : told(result.error));
    if (result.ok || result.error.kind === 'conflict' || result.error.kind === 'refused') router.refresh();
    return result.ok;
  };
  return { act, error, pending };
}

function told(error: ActionError): ActionError {
  if (error.kind !== 'conflict') return error;
  const message = 'This was changed while you were looking. The page now shows how it stands: look again.';
  return { ...error, message };
}
