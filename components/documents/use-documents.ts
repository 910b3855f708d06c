import { useEffect, useState } from 'react';
import type { DocumentDto } from '@/lib/contracts/document';

const EVERY_MS = 1_500;

/** The documents of a contract, looked at again while one of them is being read. */
export function useDocuments(contract: string, loaded: readonly DocumentDto[]): readonly DocumentDto[] {
  const [documents, setDocuments] = useState(loaded);
  useEffect(() => setDocuments(loaded), [loaded]);
  const reading = documents.some(({ state, erasedAt }) => state === 'reading' && erasedAt === null);
  useEffect(() => {
    if (!reading) return;
    const abort = new AbortController();
    const look = async () => {
      const query = new URLSearchParams({ contract });
      const response = await fetch(`/api/console/documents?${query}`, { signal: abort.signal });
      if (!response.ok) return;
      const answer = (await response.json()) as { readonly documents: readonly DocumentDto[] };
      if (!abort.signal.aborted) setDocuments(answer.documents);
    };
    // A look that did not come through is followed by another.
    const timer = setInterval(() => void look().catch(() => {}), EVERY_MS);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [contract, reading]);
  return documents;
}
