import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Engine = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let engine: Promise<Engine> | undefined;

/** pdf.js, loaded where the first PDF is opened; its worker is one of our own files. */
export function pdfEngine(): Promise<Engine> {
  engine ??= import('pdfjs-dist/legacy/build/pdf.mjs').then((pdfjs) => {
    const worker = new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url);
    pdfjs.GlobalWorkerOptions.workerSrc = worker.toString();
    return pdfjs;
  });
  return engine;
}

/** Opens a PDF to be drawn. Nothing in it runs. The caller destroys its `loadingTask`. */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  const { getDocument } = await pdfEngine();
  const data = (folder: string) => new URL(`/api/console/pdf-data/${folder}/`, location.href).href;
  return getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    cMapUrl: data('cmaps'),
    standardFontDataUrl: data('standard_fonts'),
    wasmUrl: data('wasm'),
  }).promise;
}
