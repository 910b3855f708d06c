import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxOf, wordDocument } from '@/e2e/support/docx';
import { pdfFile, pdfOf, pdfStream } from '@/e2e/support/pdf';
import { withBundle } from '@/lib/threads/testing/bundled';
import { DOCX_MIME, type DocumentMime, documentMime } from '../document-mime';
import { readDocument } from './read-document';
import { readDocumentInWorker } from './read-document-in-worker';

const { bundle } = withBundle('lib/contracts/server/document-reader.ts');
const text = (words: string) => new TextEncoder().encode(words);
const outcome = (mime: DocumentMime, bytes: Uint8Array) =>
  readDocument({ mime, bytes }).then(
    ({ remark }) => remark ?? 'read',
    (error: Error) => error.message,
  );

const PDF = pdfOf(['The provider does not train on customer data.', 'Second page: (nested) \\ signs.']);
const pdfWith = (pages: string, ...objects: string[]) =>
  pdfFile(['<< /Type /Catalog /Pages 2 0 R >>', pages, ...objects]);
const SCANNED = pdfWith(
  '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
);
const LOOP = pdfWith('<< /Type /Pages /Count 1 /Kids [2 0 R] >>');
const LOCKED = pdfFile(
  [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 0 /Kids [] >>',
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'0f'.repeat(32)}> /U <${'a0'.repeat(32)}> >>`,
  ],
  `/Encrypt 3 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
);
const bomb = (megabytes: number) => {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 'q Q '), { level: 9 }).toString('latin1');
  return pdfWith(
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    pdfStream(packed, '/Filter /FlateDecode'),
  );
};
const SCRIPT = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>';
const ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

describe('what a document is', () => {
  it.each([
    ['a PDF, whatever its name', PDF, 'application/pdf'],
    ['an archive, to be looked into', docxOf(['Words']), DOCX_MIME],
    ['text', text('Terms\n\n1. Data'), 'text/plain'],
    ['text in UTF-16 with its mark', new Uint8Array([0xff, 0xfe, 0x41, 0]), 'text/plain'],
    ['text as Windows writes it', new Uint8Array([0x93, 0x41, 0x94]), 'text/plain'],
  ])('%s', (_, bytes, mime) => {
    expect(documentMime(bytes)).toBe(mime);
  });

  it.each([
    ['nothing', new Uint8Array(), /empty/],
    ['a PDF that is an archive too', Buffer.concat([PDF, zipSync({ a: text('b') })]), /archive at once/],
    ['a PDF behind something else', Buffer.concat([text('GIF89a;'), PDF]), /before the PDF begins/],
    ['a web page called .txt', text('\n<!DOCTYPE html><script>alert(1)</script>'), /web page/],
    ['an old Word document', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /older Word/],
    ['rich text', text('{\\rtf1\\ansi}'), /rich text/],
    ['a picture called .pdf', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), /no PDF, DOCX/],
  ])('none: %s', (_, bytes, sentence) => {
    expect(() => documentMime(bytes)).toThrow(sentence);
  });
});

describe('the text of a document', () => {
  it('is read by page from a PDF, from a DOCX and from text', async () => {
    const pdf = await readDocument({ mime: 'application/pdf', bytes: PDF });
    expect(pdf.pages).toEqual([
      'The provider does not train on customer data.',
      'Second page: (nested) \\ signs.',
    ]);
    const docx = await readDocument({ mime: DOCX_MIME, bytes: docxOf(['One', 'Two & three']) });
    expect(docx.pages).toEqual(['One\n\nTwo & three\n\n']);
    const long = `${'word '.repeat(500)}\r\n\r\n`.repeat(4);
    const plain = await readDocument({ mime: 'text/plain', bytes: text(long) });
    expect(plain.pages.length).toBeGreaterThan(1);
    expect(plain.pages.join('')).toBe(long.replaceAll('\r\n', '\n'));
  });

  it('of a web page is its main part, with no script, link or menu', async () => {
    const page =
      '<html><head><title>x</title><style>p{}</style></head><body><nav>Menu</nav><main><h1>Terms</h1><p>We keep data for <a href="/x?visit=1">30 days</a>.</p><script>alert(1)</script></main></body></html>';
    const { pages } = await readDocument({ mime: 'text/html', bytes: text(page) });
    expect(pages.join('')).toMatch(/^Terms\s+We keep data for 30 days\.$/);
  });

  const pdf = 'application/pdf';
  it.each<[string, DocumentMime, Uint8Array, RegExp]>([
    ['a PDF with a password', pdf, LOCKED, /protected by a password/],
    ['a PDF cut short', pdf, PDF.subarray(0, 40), /damaged/],
    ['noise after a PDF header', pdf, text(`%PDF-1.7\n${'x9'.repeat(5_000)}`), /damaged/],
    ['pages that contain themselves', pdf, LOOP, /damaged/],
    ['pictures alone', pdf, SCANNED, /pages are pictures/],
    ['10,000 pages', pdf, pdfOf(Array<string>(10_000).fill('')), /10,000 pages; at most 2,000/],
    ['scripts', pdf, pdfOf(['Text'], SCRIPT), /^It holds scripts, which are never run here/],
    ['one page without text', pdf, pdfOf(['Text', '']), /^Page 2 holds no text/],
    ['an archive that is no DOCX', DOCX_MIME, zipSync({ 'a.txt': text('b') }), /no DOCX/],
    ['a damaged archive', DOCX_MIME, docxOf(['x']).subarray(0, 200), /damaged/],
    ['no XML in a DOCX', DOCX_MIME, docxOf([], { 'word/document.xml': '<w:document' }), /damaged|no text/],
    ['entities', DOCX_MIME, docxOf([], { 'word/document.xml': wordDocument('', ENTITY) }), /entities/],
    [
      'a DOCX that grows to 50 MB',
      DOCX_MIME,
      docxOf([], { 'word/document.xml': strToU8(wordDocument(' '.repeat(50 * 1024 * 1024))) }),
      /larger than 40 MB/,
    ],
    [
      'a DOCX that says too little of its size',
      DOCX_MIME,
      understated(docxOf(['x'.repeat(9_000)])),
      /damaged|no text|read/,
    ],
    [
      'nested without end',
      DOCX_MIME,
      docxOf([], { 'word/document.xml': wordDocument('<w:p>'.repeat(200_000)) }),
      /damaged|no text/,
    ],
    ['empty text', 'text/plain', text(' \n '), /no text/],
  ])('%s: a sentence', async (_, mime, bytes, sentence) => {
    expect(await outcome(mime, bytes)).toMatch(sentence);
  });

  it('that grows without end ends the thread and nothing else', async () => {
    const limits = { milliseconds: 20_000, megabytes: 256, residentMegabytes: 300 };
    const refusal = readDocumentInWorker({ mime: pdf, bytes: bomb(300) }, limits, bundle());
    await expect(refusal).rejects.toMatchObject({ kind: 'refused' });
    const { pages } = await readDocumentInWorker({ mime: pdf, bytes: PDF }, limits, bundle());
    expect(pages).toHaveLength(2);
  });
});

/** An archive whose directory says that each part unpacks to ten bytes. */
function understated(archive: Uint8Array): Uint8Array {
  const changed = Buffer.from(archive);
  for (let at = changed.indexOf('PK\x01\x02'); at !== -1; at = changed.indexOf('PK\x01\x02', at + 4))
    changed.writeUInt32LE(10, at + 24);
  return changed;
}
