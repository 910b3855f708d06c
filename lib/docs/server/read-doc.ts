import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { docFile } from '../contents';

/** A document as its file has it. */
export interface Doc {
  /** From the root of the project. */
  readonly file: string;
  readonly title: string;
  readonly markdown: string;
}

/** A page of the documentation, or null when there is none. Its file is part of the installation. */
export async function readDoc(doc: string): Promise<Doc | null> {
  const file = docFile(doc);
  if (file === null) return null;
  const markdown = await readFile(path.join(process.cwd(), file), 'utf8').catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  });
  return markdown === null ? null : { file, title: /^# (.+)$/m.exec(markdown)?.[1] ?? doc, markdown };
}
