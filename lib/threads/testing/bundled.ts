import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/**
 * Bundles a thread's script for the tests of a file, as the console's are, and writes others beside it: from within the
 * project, so that the packages that the bundle leaves outside are found.
 */
export function withBundle(entry: string): {
  readonly bundle: () => string;
  readonly script: (name: string, source: string) => Promise<string>;
} {
  const root = process.cwd();
  let folder = '';
  beforeAll(async () => {
    await mkdir(path.join(root, 'dist'), { recursive: true });
    folder = await mkdtemp(path.join(root, 'dist', 'thread-test-'));
    await build({
      entryPoints: [path.join(root, entry)],
      outfile: path.join(folder, 'bundle.mjs'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    bundle: () => path.join(folder, 'bundle.mjs'),
    script: async (name, source) => {
      const file = path.join(folder, name);
      await writeFile(file, source);
      return file;
    },
  };
}
