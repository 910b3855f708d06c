// npm run bench -- <name>: what peers need is installed here, by this folder's own lockfile, when it is first used.
// Benches run as the product does, compiled: a loader that compiles on the fly leaves calls of its own in hot loops.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { install } from '../scripts/setup/install.mjs';

const here = import.meta.dirname;
try {
  await install();
  await install(here);
  const [name, ...parameters] = process.argv.slice(2);
  // What it measures are servers, which run as they are: only those who start them are compiled on the fly.
  if (['delivery', 'catalogue', 'overview', 'scaling'].includes(name))
    process.exit(run(['--import', 'tsx', path.join(here, name, 'main.ts'), ...parameters]));
  const { build } = await import('esbuild');
  const outdir = path.join(here, 'dist');
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [path.join(here, 'main.ts')],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    // What peers need has a zod of its own, of another major version, beside them.
    alias: { zod: path.join(path.dirname(here), 'node_modules/zod/index.js') },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  const status = run([path.join(outdir, 'main.mjs'), ...process.argv.slice(2)]);
  if (name !== 'clearance') process.exit(status);
  // What it measures besides is a screen, of servers as they are.
  process.exit(run(['--import', 'tsx', path.join(here, name, 'main.ts'), ...parameters]) || status);
} catch (error) {
  process.stderr.write(`${error.sentence || error.stack}\n`);
  process.exit(1);
}

function run(parameters) {
  const { status } = spawnSync(process.execPath, parameters, { stdio: 'inherit', cwd: path.dirname(here) });
  return status ?? 1;
}
