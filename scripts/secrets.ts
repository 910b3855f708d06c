/** `npm run secrets`: where secrets are, moving them elsewhere, and new ones in their place. */
import { createHash } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SECRETS } from '../lib/env';
import { rotateKeys } from './backup/rotate-keys';
import { makeFolder } from './setup/data-folder';
import { Failure } from './setup/failure';
import { type Operation, runOperation } from './setup/operation';
import { reachDatabase, requireOwner, requireStopped } from './setup/reach-database';
import { newSessionSecret, openSecrets, saveSecrets, sealingKeys } from './setup/secrets';

const USAGE = `Usage: npm run secrets -- <what>

  list                     each secret, where it comes from, and the beginning of its SHA-256; no value
  export --to <folder>     writes the generated ones as one file each, for a secret store or *_FILE variables
  rotate-session           a new secret for sessions: everybody signs in again at the next start
  rotate-keys [--to <f>]   new FAIRLEAD_KEY and FAIRLEAD_DELIVERY_KEY, and all that they seal is sealed anew.
                           Stop consoles and delivery processes first. Where the keys come from the environment, the
                           new ones are written to that file before anything changes`;

/** The variables that stand for what the data folder keeps. */
const GENERATED = ['NEXTAUTH_SECRET', 'FAIRLEAD_KEY', 'FAIRLEAD_DELIVERY_KEY'] as const;

await runOperation(USAGE, async (operation) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { to: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  const what = positionals[0];
  if (values.help) process.stdout.write(`${USAGE}\n`);
  else if (what === 'list') list(operation);
  else if (what === 'export') exportTo(operation, values.to);
  else if (what === 'rotate-session') rotateSession(operation);
  else if (what === 'rotate-keys') await rotate(operation, values.to);
  else throw new Failure(`Say what to do.\n\n${USAGE}`);
});

/** What is in force of the generated ones. */
function generated({ env, data }: Operation) {
  const secrets = openSecrets(data.secrets);
  return { NEXTAUTH_SECRET: env.NEXTAUTH_SECRET ?? secrets.sessionSecret, ...sealingKeys(env, secrets) };
}

function list(operation: Operation): void {
  const { env, data } = operation;
  const kept: Partial<Record<string, string>> = generated(operation);
  for (const name of SECRETS) {
    const value = env[name] ?? kept[name];
    let from = 'not set';
    if (env[name]) from = process.env[name] ? 'the environment' : (process.env[`${name}_FILE`] ?? '');
    else if (value) from = data.secrets;
    const digest = value ? createHash('sha256').update(value).digest('hex').slice(0, 8) : '-';
    process.stdout.write(`${name.padEnd(26)}  ${digest.padEnd(8)}  ${from}\n`);
  }
}

function exportTo(operation: Operation, to: string | undefined): void {
  if (!to) throw new Failure('Say where to: export --to <folder>.');
  const values = generated(operation);
  const folder = path.resolve(to);
  makeFolder(folder, 0o700);
  for (const name of GENERATED) {
    const file = path.join(folder, name.toLowerCase());
    if (existsSync(file)) throw new Failure(`${file} exists: choose another folder.`);
    writeFileSync(file, values[name], { mode: 0o600, flag: 'wx' });
    process.stdout.write(`${name}_FILE=${file}\n`);
  }
  console.error('Once every process reads them from there, the values in secrets.json are used no more.');
}

function rotateSession({ env, data }: Operation): void {
  if (env.NEXTAUTH_SECRET)
    throw new Failure(
      'NEXTAUTH_SECRET comes from the environment: change it there (32 random characters or more).',
    );
  const secrets = openSecrets(data.secrets);
  saveSecrets(data.secrets, { ...secrets, sessionSecret: newSessionSecret() });
  console.error('Everybody signs in again at the next start.');
}

async function rotate({ env, data }: Operation, to: string | undefined): Promise<void> {
  const given = env.FAIRLEAD_KEY !== undefined || env.FAIRLEAD_DELIVERY_KEY !== undefined;
  if (given && !to)
    throw new Failure('The keys come from the environment: say where to write the new ones, --to <file>.');
  const secrets = openSecrets(data.secrets);
  const reached = await reachDatabase(env, data, secrets);
  requireStopped(reached);
  const owner = requireOwner(reached, 'seals anew');
  const file = to ? path.resolve(to) : `${data.secrets}.rotating`;
  const { count, keys } = await rotateKeys(owner, sealingKeys(env, secrets), file);
  if (given)
    console.error(`${count} values are sealed anew. Set both keys to those in ${file}, then start again.`);
  else {
    const { FAIRLEAD_KEY: sealingKey, FAIRLEAD_DELIVERY_KEY: deliverySealingKey } = keys;
    saveSecrets(data.secrets, { ...secrets, sealingKey, deliverySealingKey });
    rmSync(file);
    console.error(`${count} values are sealed anew. The new keys are in ${data.secrets}.`);
  }
  console.error('Backups from before need the old keys, and are proved by them: make one now.');
}
