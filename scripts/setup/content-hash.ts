import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths';

const IGNORED = new Set(['node_modules', 'generated', 'dist', 'test', 'testing', 'migrations']);

/**
 * A hash of the content of files and folders of the checkout (paths relative to its root; missing ones count as such).
 * Tests and generated files do not count.
 */
export function contentHash(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((name) => filesOf(name)).sort()) {
    hash.update(file).update('\0');
    if (existsSync(inRoot(file))) hash.update(readFileSync(inRoot(file)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function filesOf(name: string): string[] {
  const full = inRoot(name);
  if (!existsSync(full) || !statSync(full).isDirectory()) return [name];
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
    if (IGNORED.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) return [];
    const inside = path.posix.join(name, entry.name);
    return entry.isDirectory() ? filesOf(inside) : [inside];
  });
}
