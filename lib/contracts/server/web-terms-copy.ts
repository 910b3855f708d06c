import { sha256Hex } from '@/lib/core/hash';
import { guardedFetch } from '@/lib/http/guarded-fetch';
import { type DocumentMime, documentMime, MOST_DOCUMENT_BYTES } from '../document-mime';
import type { DocumentText } from '../document-text';
import type { DocumentToRead } from './read-document';
import { readDocumentInWorker } from './read-document-in-worker';

/** A copy of terms as they were fetched here. Commands take it as an instance, which no client can send. */
export class TermsCopy {
  readonly #bytes: Uint8Array;
  readonly #text: DocumentText;

  constructor(
    bytes: Uint8Array,
    readonly mime: DocumentMime,
    text: DocumentText,
  ) {
    this.#bytes = bytes;
    this.#text = text;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get text(): DocumentText {
    return this.#text;
  }

  /** Of the text alone: a page is drawn anew with each visit, and says the same. */
  get textHash(): string {
    return sha256Hex(this.#text.pages.join(''));
  }
}

/** How copies come and are read; tests bring their own. */
export interface Ways {
  readonly fetch: (url: string) => Promise<{ readonly bytes: Uint8Array }>;
  readonly read: (document: DocumentToRead) => Promise<DocumentText>;
}

const OVER_THE_INTERNET: Ways = {
  fetch: (url) => guardedFetch(url, { bytes: MOST_DOCUMENT_BYTES }),
  read: readDocumentInWorker,
};

/**
 * Fetches what stands at an address and reads it: a web page as its readable text, which is what is kept of it, a PDF as it is.
 *
 * @throws AppError refused or invalid, with a sentence
 */
export async function copyTerms(url: string, ways: Partial<Ways> = {}): Promise<TermsCopy> {
  const { fetch, read } = { ...OVER_THE_INTERNET, ...ways };
  const { bytes } = await fetch(url);
  if (!isWebPage(bytes)) {
    const mime = documentMime(bytes);
    return new TermsCopy(bytes, mime, await read({ mime, bytes }));
  }
  const text = await read({ mime: 'text/html', bytes });
  return new TermsCopy(new TextEncoder().encode(text.pages.join('')), 'text/plain', text);
}

/** Characters within which a web page says that it is one. */
const HEAD = 2_048;

function isWebPage(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  return /^[^<]{0,100}<(!doctype\s+html|!--|html|head|body|\?xml)/i.test(head);
}
