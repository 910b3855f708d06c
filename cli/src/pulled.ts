import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXIT, Stop, usage } from './exit';

/** What is remembered beside a file of what it was read from: `.<file>.pulled`. */
export interface Pulled {
  readonly url: string;
  readonly environment: string;
  readonly draft: string;
  readonly etag: string;
  /** SHA-256 of the file as it was pulled or pushed, in hex. */
  readonly sha256: string;
}

function besides(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.pulled`);
}

/** Null for a file that was not pulled. */
export function readPulled(file: string): Pulled | null {
  const at = besides(file);
  if (!existsSync(at)) return null;
  try {
    return JSON.parse(readFileSync(at, 'utf8')) as Pulled;
  } catch {
    return null;
  }
}

export function writePulled(file: string, pulled: Omit<Pulled, 'sha256'>, text: string): void {
  writeFileSync(besides(file), `${JSON.stringify({ ...pulled, sha256: digest(text) }, null, 2)}\n`);
}

export function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw usage(`There is no file ${file}.`);
  }
}

/** Refuses to write over changes that are in a file alone. */
export function refuseLoss(file: string): void {
  if (!existsSync(file)) return;
  const pulled = readPulled(file);
  if (pulled && pulled.sha256 === digest(readFile(file))) return;
  throw new Stop(
    EXIT.conflict,
    `${file} holds changes that were not pushed. Push them, or pull with --force to give them up.`,
  );
}

/** Whether a file says something else than what was last pulled or pushed. */
export function isEdited(file: string, pulled: Pulled): boolean {
  return existsSync(file) && digest(readFile(file)) !== pulled.sha256;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
