// Builds the command: one ESM file that holds lib/policy and needs nothing but Node.
import { readdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const bundle = path.join(here, 'dist', 'fairlead.mjs');
const sources = [
  path.join(here, 'src'),
  path.join(here, '..', 'lib', 'policy'),
  fileURLToPath(import.meta.url),
];

/** Milliseconds since 1970 of the newest file there; 0 where there is none. */
function newest(at) {
  const entry = statSync(at, { throwIfNoEntry: false });
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(at).map((name) => newest(path.join(at, name))));
}

/** Whether the sources were changed since the bundle was made. */
export function isStale() {
  return Math.max(...sources.map(newest)) > newest(bundle);
}

export async function buildCommand() {
  const { build } = await import('esbuild');
  // Beside it first, so that two at once do not read each other's half.
  const partial = path.join(here, 'dist', `fairlead.${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(here, 'src', 'main.ts')],
    outfile: partial,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  renameSync(partial, bundle);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildCommand();
