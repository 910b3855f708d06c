// Builds what is published: one ESM file that holds lib/policy and what verifies of lib/signing, and its types. jose comes beside it.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const inHere = (...parts) => path.join(here, ...parts);

rmSync(inHere('dist'), { recursive: true, force: true });
await build({
  entryPoints: [inHere('src', 'index.ts')],
  outfile: inHere('dist', 'index.js'),
  bundle: true,
  external: ['jose'],
  platform: 'neutral',
  format: 'esm',
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
});
const compiler = path.join(
  path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
);
execFileSync(process.execPath, [compiler, '-p', inHere('tsconfig.build.json')], { stdio: 'inherit' });

// The sources import without extensions, as bundlers let them; types that Node's own resolution finds must have them.
for (const file of readdirSync(inHere('dist', 'types'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue;
  const at = inHere('dist', 'types', file);
  writeFileSync(
    at,
    readFileSync(at, 'utf8').replaceAll(/((?:from|import\() ?['"])(\.{1,2}\/[^'"]+)(['"])/g, '$1$2.js$3'),
  );
}
