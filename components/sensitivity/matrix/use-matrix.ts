'use client';

import { useEffect, useState } from 'react';
import type { MatrixView } from '@/lib/sensitivity/matrix-view';

export interface LoadedMatrix {
  readonly view: MatrixView | null;
  readonly pending: boolean;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** The whole matrix of an environment on a day (null = now); what was there stays until the next has come. */
export function useMatrix(environment: string, at: string | null): LoadedMatrix {
  const asked = new URLSearchParams({ environment, ...(at && { at }) }).toString();
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly view: MatrixView } | null>(null);
  const [failedFor, setFailedFor] = useState<string | null>(null);
  const wanted = `${asked} ${tries}`;
  useEffect(() => {
    const abort = new AbortController();
    fetch(`/api/console/clearance/matrix?${asked}`, { signal: abort.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        setAnswer({ asked, view: (await response.json()) as MatrixView });
      })
      .catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) setFailedFor(wanted);
      });
    return () => abort.abort();
  }, [asked, wanted]);
  const failed = failedFor === wanted;
  return {
    view: answer?.view ?? null,
    pending: answer?.asked !== asked && !failed,
    failed,
    retry: () => setTries((now) => now + 1),
  };
}
