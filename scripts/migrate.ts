/** `npm run migrate`: brings the database to this release's migrations, and nothing else. */
import { parseArgs } from 'node:util';
import { Failure } from './setup/failure';
import { generateClient } from './setup/generate';
import { migrationState, refuseUnfit } from './setup/migrate';
import { markRolledBack } from './setup/migrate-alone';
import { runOperation } from './setup/operation';
import { migrateDatabase } from './setup/prepare-database';
import { reachDatabase, requireOwner } from './setup/reach-database';
import { openSecrets, sealingKeys } from './setup/secrets';
import { isEmpty, seed } from './setup/seed';

const USAGE = `Usage: npm run migrate -- [--check] [--seed] [--rolled-back <name>]

  --check   applies nothing: exit code 0 when nothing is pending, 3 when something is, 1 when the database is of a newer
            version, or a migration failed in it or is under way
  --seed    fills a database that is empty afterwards with the catalogue, the environments and the first administrator
            (FAIRLEAD_ADMIN_EMAIL, FAIRLEAD_ADMIN_PASSWORD)
  --rolled-back <name>
            applies nothing: says of a migration that failed that it is to be tried again

Several at once are one. Processes of the release before go on meanwhile.`;

await runOperation(USAGE, async ({ env, data }) => {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      seed: { type: 'boolean', default: false },
      'rolled-back': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  if (values.seed && !env.FAIRLEAD_ADMIN_PASSWORD)
    throw new Failure('Set FAIRLEAD_ADMIN_PASSWORD: with it the first administrator signs in.');
  const secrets = openSecrets(data.secrets);
  const reached = await reachDatabase(env, data, secrets);
  const { urls } = reached;
  if (values.check) {
    const state = await migrationState(urls.owner ?? urls.application);
    refuseUnfit(state);
    for (const name of state.pending) process.stdout.write(`${name}\n`);
    if (state.pending.length > 0) process.exitCode = 3;
    return;
  }
  const failed = values['rolled-back'];
  if (failed !== undefined) {
    if (!(await markRolledBack(requireOwner(reached, 'migrates'), failed)))
      throw new Failure(`No migration ${failed} has begun in this database and not ended.`);
    return console.error(`${failed} is tried again by the next "npm run migrate".`);
  }
  const applied = await migrateDatabase(urls);
  for (const name of applied) process.stdout.write(`${name}\n`);
  console.error(applied.length > 0 ? `Applied ${applied.length} migration(s).` : 'Nothing was pending.');
  if (!values.seed || !(await isEmpty(urls.application))) return;
  await generateClient();
  await seed({
    ...process.env,
    DATABASE_URL: urls.application,
    DATABASE_DELIVERY_URL: urls.delivery,
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET ?? secrets.sessionSecret,
    ...sealingKeys(env, secrets),
    FAIRLEAD_ADMIN_EMAIL: env.FAIRLEAD_ADMIN_EMAIL,
    FAIRLEAD_ADMIN_PASSWORD: env.FAIRLEAD_ADMIN_PASSWORD,
  });
  console.error(`The empty database was filled; ${env.FAIRLEAD_ADMIN_EMAIL} can sign in.`);
});
