import { invalid } from '@/lib/core/errors';

export const DOCX_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** What a document can be. */
export const DOCUMENT_MIMES = ['application/pdf', DOCX_MIME, 'text/plain'] as const;
export type DocumentMime = (typeof DOCUMENT_MIMES)[number];

/** Bytes of a document: 20 MB. */
export const MOST_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** The words in which a kind of document is named. */
export function documentKindName(mime: string): string {
  return mime === 'application/pdf' ? 'PDF' : mime === DOCX_MIME ? 'DOCX' : 'Text';
}

const not = (message: string) => invalid([{ path: '/file', message }], message);

/** Programs look for these within so many bytes of a file's beginning or end. */
const PDF_WITHIN = 1_024;
const ARCHIVE_END_WITHIN = 65_557;
const ARCHIVE_END = [0x50, 0x4b, 0x05, 0x06];
const ARCHIVE_END_LENGTH = 22;

/**
 * What a file is by its content; its name and what a browser calls it say nothing. A file that is two kinds at once, so that
 * another program might show something else than was reviewed, is none.
 *
 * @throws AppError invalid with a sentence that says what to upload instead
 */
export function documentMime(bytes: Uint8Array): DocumentMime {
  if (bytes.length === 0) throw not('The file is empty.');
  const start = latin1(bytes.subarray(0, PDF_WITHIN));
  if (start.startsWith('%PDF-')) {
    if (endsAsArchive(bytes)) throw not('This file is a PDF and an archive at once. Save the PDF anew.');
    return 'application/pdf';
  }
  if (start.includes('%PDF-'))
    throw not('Something else stands in this file before the PDF begins. Save the PDF anew.');
  if (start.startsWith('PK\x03\x04')) return DOCX_MIME;
  if (start.startsWith('\xd0\xcf\x11\xe0'))
    throw not('This is an older Word document, or one with a password. Save it as DOCX without a password.');
  if (start.startsWith('{\\rtf')) throw not('This is rich text. Save it as DOCX or PDF.');
  if (/^(\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head|body|\?xml|svg)/i.test(start))
    throw not(
      'This is a web page. Add its address under terms by address, or upload its text as PDF, DOCX or plain text.',
    );
  if (!isText(bytes)) throw not('This is no PDF, DOCX or plain text.');
  return 'text/plain';
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Whether an archive ends where the file ends: then a program that reads archives opens it. */
function endsAsArchive(bytes: Uint8Array): boolean {
  const first = Math.max(0, bytes.length - ARCHIVE_END_WITHIN);
  for (let at = bytes.length - ARCHIVE_END_LENGTH; at >= first; at -= 1) {
    if (!ARCHIVE_END.every((byte, nth) => bytes[at + nth] === byte)) continue;
    const comment = (bytes[at + 20] ?? 0) + 256 * (bytes[at + 21] ?? 0);
    if (at + ARCHIVE_END_LENGTH + comment === bytes.length) return true;
  }
  return false;
}

/** Control characters that no text holds; form feed, tab and line ends are none of them. */
const isControl = (byte: number) =>
  (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f;

function isText(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  // UTF-16 with its mark; every other one of its bytes may be nought.
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return bytes.length % 2 === 0;
  return !bytes.some(isControl);
}
