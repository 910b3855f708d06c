import { refused } from '@/lib/core/errors';
import { DOCX_MIME, type DocumentMime } from '../document-mime';
import { type DocumentText, pagesOfText, storable } from '../document-text';
import { readDocx } from './read-docx';
import { readPdf } from './read-pdf';
import { readWebPage } from './read-web-page';

/** A document to be read. It goes to a thread as it is, so it holds nothing but data. */
export interface DocumentToRead {
  readonly mime: DocumentMime | 'text/html';
  readonly bytes: Uint8Array;
}

/** Characters of a document's text that are kept; a contract of a thousand pages has three million. */
const MOST_CHARACTERS = 10_000_000;

/**
 * The text of a document, by page.
 *
 * @throws AppError refused with a sentence: broken, protected by a password, without text, or too large
 */
export async function readDocument({ mime, bytes }: DocumentToRead): Promise<DocumentText> {
  const read = await readKind(mime, bytes);
  const characters = read.pages.reduce((sum, page) => sum + page.length, 0);
  if (characters > MOST_CHARACTERS) throw refused('It holds more than 10,000,000 characters of text.');
  if (!read.pages.some((page) => page.trim() !== '')) throw refused(NO_TEXT[mime]);
  return { ...read, pages: read.pages.map(storable) };
}

const NO_TEXT: Readonly<Record<DocumentToRead['mime'], string>> = {
  'application/pdf':
    'There is no text in it: its pages are pictures, perhaps scanned. Upload one whose text was recognised.',
  [DOCX_MIME]: 'There is no text in it.',
  'text/plain': 'There is no text in it.',
  'text/html': 'There is no text on this page. It may show some only where its scripts run.',
};

async function readKind(mime: DocumentToRead['mime'], bytes: Uint8Array): Promise<DocumentText> {
  if (mime === 'application/pdf') return readPdf(bytes);
  const text =
    mime === DOCX_MIME
      ? await readDocx(bytes)
      : mime === 'text/html'
        ? readWebPage(decodeText(bytes))
        : decodeText(bytes);
  return { pages: pagesOfText(text.replace(/\r\n?/g, '\n')), remark: null };
}

/** Text by its mark, else as UTF-8, else as Windows wrote it in Western Europe. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
