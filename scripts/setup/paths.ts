import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout: the folder that holds package.json. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path below the root of the checkout. */
export function inRoot(...parts: string[]): string {
  return path.join(ROOT, ...parts);
}
