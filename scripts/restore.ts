/** `npm run restore`: puts a backup into the database, once it has proved to be whole. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dropReplaced, openTarget } from './backup/restore-target';
import { Failure } from './setup/failure';
import { generateClient } from './setup/generate';
import { type Operation, runOperation } from './setup/operation';
import { reachDatabase } from './setup/reach-database';
import { openSecrets, saveSecrets, sealingKeys } from './setup/secrets';

const USAGE = `Usage: npm run restore -- <file> [options]

  --into <url>     the owner's login of another database than DATABASE_OWNER_URL's or the embedded one
  --replace        lets it take the place of a database that is not empty; that one is kept under another name
  --raise-epoch    lets the next versions stand above all that routers hold, whatever was published after the backup
  --unproven       takes a backup that this FAIRLEAD_KEY does not vouch for
  --check          reads and checks the file, and restores nothing
  --drop-replaced  (without a file) removes the databases that were replaced and kept, and what a killed restore left

FAIRLEAD_BACKUP_PASSPHRASE opens an encrypted file. Stop consoles and delivery processes before --replace.`;

await runOperation(USAGE, async (operation) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      into: { type: 'string' },
      replace: { type: 'boolean', default: false },
      'raise-epoch': { type: 'boolean', default: false },
      unproven: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      'drop-replaced': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const [file] = positionals;
  if (values['drop-replaced']) {
    const { ownerUrl, admin } = await reachOwner(operation, values.into);
    const dropped = await dropReplaced(ownerUrl, admin);
    return console.error(dropped.length > 0 ? `Removed ${dropped.join(', ')}.` : 'None is kept.');
  }
  if (!file) throw new Failure(`Say which file.\n\n${USAGE}`);
  await generateClient();
  const { checkBackup, requireProof, restoreBackup } = await import('./backup/restore-backup');
  const passphrase = operation.env.FAIRLEAD_BACKUP_PASSPHRASE;
  const { signal } = operation;
  const archive = await checkBackup({ file, passphrase, signal });
  const keys = sealingKeys(operation.env, takeSecrets(operation, archive.secrets, values.check));
  if (!values.unproven) requireProof(archive, keys);
  const { manifest } = archive;
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const active = manifest.environments.map((one) => `${one.key} ${one.active ?? 'nothing'}`).join(', ');
  console.error(`A backup of ${manifest.startedAt}: ${rows} rows; in force were ${active}.`);
  if (values.check) return console.error('The file is whole.');
  const { ownerUrl, admin } = await reachOwner(operation, values.into);
  const now = new Date();
  const target = await openTarget(ownerUrl, { admin, replace: values.replace, now });
  const done = await restoreBackup({ file, passphrase, signal, archive, target, keys, now });
  console.error(`Restored and verified: ${rows} rows, ${done.auditEntries} audit entries without a gap.`);
  if (done.migrated.length > 0) console.error(`Migrated from there: ${done.migrated.join(', ')}.`);
  if (done.kept)
    console.error(`What was there is kept as ${done.kept}; "npm run restore -- --drop-replaced" removes it.`);
  if (done.wrongKeys.length > 0)
    console.error(
      `${done.wrongKeys.join(' and ')} here do not open what is sealed in it: set those that were in use.`,
    );
  console.error(
    'Everybody has to sign in again. Tokens that were revoked after the backup are valid again: revoke them anew.',
  );
  if (values['raise-epoch']) {
    Object.assign(process.env, keys);
    const { raiseEpochs } = await import('./backup/raise-epochs');
    for (const line of await raiseEpochs(ownerUrl)) console.error(line);
  } else
    console.error(
      'Routers and delivery hosts keep what was published after the backup; publishing is refused there until the epoch is raised ("npm run keys -- raise-epoch <environment> --reason …", or --raise-epoch here).',
    );
});

async function reachOwner({ env, data }: Operation, into: string | undefined) {
  if (into !== undefined) return { ownerUrl: into, admin: into };
  const { urls, superuser, how } = await reachDatabase(env, data, openSecrets(data.secrets));
  if (how === 'running') throw new Failure('Fairlead is running on this data folder: stop it first.');
  if (!urls.owner) throw new Failure('Set DATABASE_OWNER_URL: the login that owns the tables restores them.');
  return { ownerUrl: urls.owner, admin: superuser ?? urls.owner };
}

/** The data folder's secrets; those in a backup are taken where there are none yet, and never put over others. */
function takeSecrets({ data }: Operation, text: string | undefined, only: boolean) {
  const fresh = !existsSync(data.secrets) && !only;
  const secrets = openSecrets(data.secrets);
  if (text === undefined) return secrets;
  const {
    sessionSecret,
    FAIRLEAD_KEY: sealingKey,
    FAIRLEAD_DELIVERY_KEY: deliverySealingKey,
  } = JSON.parse(text);
  if (fresh) {
    Object.assign(secrets, { sessionSecret, sealingKey, deliverySealingKey });
    saveSecrets(data.secrets, secrets);
    console.error(`The sealing keys of the backup are in ${data.secrets} now.`);
  } else if (secrets.sealingKey !== sealingKey)
    console.error(`${data.secrets} holds other sealing keys than the backup; they are left as they are.`);
  return secrets;
}
