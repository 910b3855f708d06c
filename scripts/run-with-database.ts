/**
 * `npm run token`, `user`, `seed`: runs a script of this checkout with the variables that the application has. The
 * database is the one of DATABASE_URL, or the embedded one: that of the Fairlead that is running, or else started for
 * as long as the script takes. stdout is the script's alone.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { openDataFolder } from './setup/data-folder';
import { exitWith, Failure } from './setup/failure';
import { generateClient } from './setup/generate';
import { givenEnvironment } from './setup/given-environment';
import { inRoot } from './setup/paths';
import { migrateDatabase } from './setup/prepare-database';
import { reachDatabase } from './setup/reach-database';
import { openSecrets, sealingKeys } from './setup/secrets';
import { endAll, endOnSignals } from './setup/shutdown';

async function main(): Promise<void> {
  const [script, ...parameters] = process.argv.slice(2);
  if (!script) throw new Failure('Say which script to run.');
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
  const env = givenEnvironment();
  const data = openDataFolder(env.FAIRLEAD_DATA_DIR);
  const secrets = openSecrets(data.secrets);
  endOnSignals(() => {});
  await generateClient();
  const { urls, how } = await reachDatabase(env, data, secrets);
  if (how === 'started') await migrateDatabase(urls);
  const child = spawn(process.execPath, ['--import', 'tsx', inRoot(script), ...parameters], {
    cwd: inRoot(),
    stdio: 'inherit',
    env: {
      ...process.env,
      DATABASE_URL: urls.application,
      DATABASE_DELIVERY_URL: urls.delivery,
      DATABASE_OWNER_URL: urls.owner ?? '',
      NEXTAUTH_SECRET: env.NEXTAUTH_SECRET ?? secrets.sessionSecret,
      ...sealingKeys(env, secrets),
    },
  });
  process.exitCode = await new Promise<number>((resolve) =>
    child.once('close', (code) => resolve(code ?? 1)),
  );
  await endAll();
  process.exit();
}

main().catch(async (error) => {
  await endAll();
  exitWith(error);
});
