/** `npm run backup`: one moment of the database in one file, while everything goes on. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { keepNewest } from './backup/keep';
import { makeBackup } from './backup/make-backup';
import { Failure } from './setup/failure';
import { runOperation } from './setup/operation';
import { reachDatabase, requireOwner } from './setup/reach-database';
import { openSecrets, sealingKeys } from './setup/secrets';

const USAGE = `Usage: npm run backup -- [--to <file or folder>] [--keep <n>] [--with-secrets]

  --to            a file, or a folder in which one is named by the time (default: backups in the data folder)
  --keep          removes the oldest of that folder but for the newest n
  --with-secrets  puts in the keys that open what is sealed; takes FAIRLEAD_BACKUP_PASSPHRASE

FAIRLEAD_BACKUP_PASSPHRASE encrypts the file. The path of the backup is printed alone on stdout.`;

await runOperation(USAGE, async ({ env, data, signal }) => {
  const { values } = parseArgs({
    options: {
      to: { type: 'string', default: path.join(data.folder, `backups${path.sep}`) },
      keep: { type: 'string' },
      'with-secrets': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const keep = numberToKeep(values.keep);
  const passphrase = env.FAIRLEAD_BACKUP_PASSPHRASE;
  if (values['with-secrets'] && passphrase === undefined)
    throw new Failure('Secrets are kept in encrypted backups only: set FAIRLEAD_BACKUP_PASSPHRASE.');
  const secrets = openSecrets(data.secrets);
  const keys = sealingKeys(env, secrets);
  const ownerUrl = requireOwner(
    await reachDatabase(env, data, secrets),
    'alone sees all that a backup holds',
  );
  const sessionSecret = env.NEXTAUTH_SECRET ?? secrets.sessionSecret;
  const made = await makeBackup({
    ownerUrl,
    to: values.to,
    passphrase,
    keys,
    now: new Date(),
    signal,
    secrets: values['with-secrets'] ? JSON.stringify({ sessionSecret, ...keys }) : undefined,
  });
  process.stdout.write(`${made.file}\n`);
  console.error(`${made.rows} rows in ${made.bytes} bytes, SHA-256 ${made.digest}.`);
  for (const line of reminders(made.wrongKeys, values['with-secrets'], passphrase !== undefined))
    console.error(line);
  const removed = keep === undefined ? [] : keepNewest(path.dirname(made.file), keep);
  if (removed.length > 0) console.error(`Removed ${removed.join(', ')}.`);
});

function numberToKeep(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Failure('--keep takes a number from 1 on.');
  return Number(text);
}

function reminders(wrongKeys: readonly string[], withSecrets: boolean, encrypted: boolean): string[] {
  const lines: string[] = [];
  if (wrongKeys.length > 0)
    lines.push(
      `${wrongKeys.join(' and ')} here do not open what is sealed in this database. Set those that the console has: without them a restore cannot prove this backup, nor sign.`,
    );
  if (withSecrets) lines.push('The sealing keys are in it: keep the passphrase elsewhere.');
  else
    lines.push(
      'Not in it, and to be kept apart: FAIRLEAD_KEY and FAIRLEAD_DELIVERY_KEY (from the environment, or secrets.json of the data folder), and a root key that was exported. "npm run secrets -- list" shows where each is.',
    );
  if (!encrypted)
    lines.push('It is not encrypted: set FAIRLEAD_BACKUP_PASSPHRASE, or keep it where only operators read.');
  return lines;
}
