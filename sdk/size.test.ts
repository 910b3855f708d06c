import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const here = path.dirname(fileURLToPath(import.meta.url));

it('is at most 40 kB with all that it needs, as an application ships it', async () => {
  const { outputFiles } = await build({
    entryPoints: [path.join(here, 'src', 'index.ts')],
    bundle: true,
    minify: true,
    platform: 'neutral',
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const [file] = outputFiles;
  expect(gzipSync(file?.contents ?? '').length).toBeLessThanOrEqual(40_000);
  // It runs where there is no Node: its file system is loaded by name, for a cache alone.
  expect(file?.text).not.toMatch(/(from|require\()\s*["']node:/);
});

it('depends on jose alone, in the version that Fairlead signs with', () => {
  const manifest = (...file: string[]) => JSON.parse(readFileSync(path.join(here, ...file), 'utf8'));
  const { dependencies } = manifest('package.json');
  expect(dependencies).toEqual({ jose: manifest('..', 'package.json').dependencies.jose });
});
