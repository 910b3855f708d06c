import { createRequire } from 'node:module';
import path from 'node:path';
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { refused } from '@/lib/core/errors';
import { type DocumentText, pageText, type TextRun } from '../document-text';

const MOST_PAGES = 2_000;
/** Pages that a sentence lists. */
const MOST_LISTED = 8;

const dataFolder = (name: string): string =>
  `${path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), name)}/`;

/**
 * The text of a PDF, page by page. Nothing in it runs: no script, and no program made of its functions.
 *
 * @throws AppError refused with a sentence
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentText> {
  const task = getDocument({
    // It takes the bytes over, and takes no Buffer.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    cMapUrl: dataFolder('cmaps'),
    standardFontDataUrl: dataFolder('standard_fonts'),
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await task.promise.catch((error: unknown) => Promise.reject(refusalOf(error)));
    if (pdf.numPages > MOST_PAGES)
      throw refused(`It has ${pdf.numPages.toLocaleString('en')} pages; at most 2,000 are read.`);
    const pages: string[] = [];
    for (let page = 1; page <= pdf.numPages; page += 1) pages.push(await textOf(pdf, page));
    return { pages, remark: await remarkOn(pdf, pages) };
  } finally {
    await task.destroy();
  }
}

function refusalOf(error: unknown): Error {
  if ((error as Error).name === 'PasswordException')
    return refused('It is protected by a password. Upload a copy without one.');
  return refused('This PDF is damaged and cannot be read. Save it anew.');
}

async function textOf(pdf: PDFDocumentProxy, number: number): Promise<string> {
  try {
    const page: PDFPageProxy = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return pageText(items.filter((item): item is typeof item & TextRun => 'str' in item)).text;
  } catch {
    throw refused(`Page ${number} of this PDF is damaged and cannot be read. Save it anew.`);
  }
}

async function remarkOn(pdf: PDFDocumentProxy, pages: readonly string[]): Promise<string | null> {
  const empty = pages.flatMap((text, nth) => (text.trim() === '' ? [nth + 1] : []));
  const remarks = [
    ...(empty.length > 0 ? [`${listed(empty)} no text and may be scanned: nothing on them is found.`] : []),
    ...((await pdf.hasJSActions()) ? ['It holds scripts, which are never run here.'] : []),
  ];
  return remarks.length > 0 ? remarks.join(' ') : null;
}

function listed(pages: readonly number[]): string {
  if (pages.length === 1) return `Page ${pages[0]} holds`;
  if (pages.length > MOST_LISTED) return `${pages.length} pages hold`;
  return `Pages ${pages.slice(0, -1).join(', ')} and ${pages.at(-1)} hold`;
}
