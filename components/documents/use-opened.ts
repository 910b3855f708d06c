import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import type { PaneDocument } from './pane-types';
import { openPdf } from './pdf-engine';

export interface PageSize {
  /** Points at a scale of 1. */
  readonly width: number;
  readonly height: number;
}

export interface OpenPdf {
  readonly file: PDFDocumentProxy;
  readonly pages: number;
  /** Of its first page: the others are taken to be alike until they were seen. */
  readonly size: PageSize;
}

/** A document as far as it has come. `pdf` is null for what is shown as text. */
export type Opened =
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly message: string }
  | {
      readonly state: 'open';
      readonly pdf: OpenPdf | null;
      /** The text of each page as it is cited; null while there is none. */
      readonly texts: readonly string[] | null;
    };

const OPENING: Opened = { state: 'opening' };
const UNREACHABLE = 'The document could not be loaded. Try again in a moment.';

async function answerOf(address: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { signal }).catch(() => Promise.reject(new Error(UNREACHABLE)));
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as { readonly detail?: string } | null;
  throw new Error(problem?.detail ?? UNREACHABLE);
}

/** Loads a document and its text; once more whenever `again` changes. */
export function useOpened({ id, mime, state, erasedAt }: PaneDocument, again: number): Opened {
  const [opened, setOpened] = useState<Opened>(OPENING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks for another try
  useEffect(() => {
    if (erasedAt !== null) return;
    setOpened(OPENING);
    const abort = new AbortController();
    let shown: PDFDocumentProxy | null = null;
    const textsOf = async () => {
      if (state !== 'read') return null;
      const answer = await answerOf(`/api/console/documents/${id}/text`, abort.signal);
      return ((await answer.json()) as { readonly pages: readonly string[] }).pages;
    };
    const pdfOf = async () => {
      if (mime !== 'application/pdf') return null;
      const answer = await answerOf(`/api/console/documents/${id}`, abort.signal);
      try {
        shown = await openPdf(await answer.arrayBuffer());
        const { width, height } = (await shown.getPage(1)).getViewport({ scale: 1 });
        if (abort.signal.aborted) await shown.loadingTask.destroy();
        return { file: shown, pages: shown.numPages, size: { width, height } };
      } catch {
        throw new Error('This PDF cannot be shown here. Download it to look at it.');
      }
    };
    Promise.all([pdfOf(), textsOf()]).then(
      ([pdf, texts]) => {
        if (!abort.signal.aborted) setOpened({ state: 'open', pdf, texts });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setOpened({ state: 'failed', message: (error as Error).message });
      },
    );
    return () => {
      abort.abort();
      void shown?.loadingTask.destroy();
    };
  }, [id, mime, state, erasedAt, again]);
  return opened;
}
