/** `npm run build`: what `node dist/serve.mjs` starts, from installed packages, without a database. */
import path from 'node:path';
import { buildBundles, buildConsole, staleConsole } from './setup/build';
import { exitWith } from './setup/failure';
import { generateClient } from './setup/generate';
import { inRoot } from './setup/paths';
import { step } from './setup/progress.mjs';

async function main(): Promise<void> {
  await step('Generating the Prisma client', generateClient);
  const source = staleConsole();
  await step('Building (a minute or two)', async () => {
    await buildBundles();
    const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
    if (source) await buildConsole(source, env, path.join(inRoot(), '.next', 'build.log'));
  });
}

main().catch(exitWith);
