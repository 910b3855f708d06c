import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { answerPage } from '../../../answer-page';

interface Context {
  readonly params: Promise<{ readonly folder: string; readonly file: string }>;
}

const FOLDERS = ['cmaps', 'standard_fonts', 'wasm'];
const FILE = /^[\w-]+(\.\w+)?$/;
const TYPES: Readonly<Record<string, string>> = { '.wasm': 'application/wasm', '.js': 'text/javascript' };

/** What pdf.js asks for when a PDF needs it: encodings, the fonts that every reader has, decoders of pictures. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerPage(request, 'contract.read', async () => {
    const { folder, file } = await params;
    const known = FOLDERS.includes(folder) && FILE.test(file);
    const bytes = known && (await read(folder, file).catch(() => null));
    if (!bytes) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=86400',
      },
    });
  });
}

const read = (folder: string, file: string) =>
  readFile(path.join(process.cwd(), 'node_modules', 'pdfjs-dist', folder, file));
