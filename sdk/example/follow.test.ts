import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TOKENS } from '../../lib/delivery/testing/memory-source';
import { until } from '../../lib/delivery/testing/until';
import { bundleFor, createWorld, type World } from '../src/testing/world';

const here = path.dirname(fileURLToPath(import.meta.url));
let world: World;
beforeEach(async () => {
  world = await createWorld();
  // As `npm start` and `npm run build -w sdk` do: the example imports the package by its name.
  await build({
    entryPoints: [path.join(here, '..', 'src', 'index.ts')],
    outfile: path.join(here, '..', 'dist', 'index.js'),
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
});
afterEach(() => world.close());

it('prints a decision each second, which changes when the policy does', async () => {
  await world.publish(4, bundleFor('first'));
  const child = spawn(process.execPath, [path.join(here, 'follow.mjs'), 'summarisation'], {
    env: {
      ...process.env,
      FAIRLEAD_URL: `${world.proxy.url}/api/v1/environments/production`,
      FAIRLEAD_TOKEN: TOKENS.good.token,
    },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  try {
    await until(() => output.includes('policy 1.4 summarisation: example-cloud/first'));
    await world.publish(5, bundleFor('second'));
    await until(() => output.includes('policy 1.5 summarisation: example-cloud/second'));
    expect(output).toContain('policy 1.5 takes the place of 1.4');
    expect(output).not.toContain(TOKENS.good.token);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
});
