/** `npm run restore`: puts a backup into the database, once it has proved to be whole. */
import { parseArgs } from 'node:util';
import { dropReplaced, onServerOf, openTarget } from './backup/restore-target';
import { takeSecrets } from './backup/take-secrets';
import { Failure } from './setup/failure';
import { generateClient } from './setup/generate';
import { type Operation, runOperation } from './setup/operation';
import { reachDatabase, requireOwner, requireStopped } from './setup/reach-database';
import { openSecrets, saveSecrets, sealingKeys } from './setup/secrets';

const USAGE = `Usage: npm run restore -- <file> [options]

  --into <name>    another database on the server of DATABASE_OWNER_URL or on the embedded one, which must be there
  --replace        lets it take the place of a database that is not empty; that one is kept under another name
  --raise-epoch    lets the next versions stand above what was published after the backup, unless an epoch was raised
                   after it too; exit code 1 if one cannot be raised
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
  if (values.into?.includes('://'))
    throw new Failure(
      '--into takes the name of a database: everybody on this machine sees the password in an address. Its server and login are those of DATABASE_OWNER_URL.',
    );
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
  const place = operation.data.secrets;
  const archive = await checkBackup({ file, passphrase, signal });
  const { secrets, fresh, others } = takeSecrets(place, archive.secrets);
  const keys = sealingKeys(operation.env, secrets);
  if (!values.unproven) requireProof(archive, keys);
  const { manifest } = archive;
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const active = manifest.environments.map((one) => `${one.key} ${one.active ?? 'nothing'}`).join(', ');
  console.error(`A backup of ${manifest.startedAt}: ${rows} rows; in force were ${active}.`);
  if (others) console.error(`${place} holds other sealing keys than the backup; they are left as they are.`);
  if (values.check) return console.error('The file is whole.');
  if (fresh) saveSecrets(place, secrets);
  if (fresh && archive.secrets !== undefined)
    console.error(`The sealing keys of the backup are in ${place} now.`);
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
    const outcomes = await raiseEpochs(ownerUrl);
    for (const { sentence } of outcomes) console.error(sentence);
    if (outcomes.every(({ raised }) => raised)) return;
    process.exitCode = 1;
  }
  console.error(
    'Routers and delivery hosts keep what was published after the backup; publishing is refused there until the epoch is raised ("npm run keys -- raise-epoch <environment> --reason …", or --raise-epoch here).',
  );
});

async function reachOwner({ env, data }: Operation, into: string | undefined) {
  const reached = await reachDatabase(env, data, openSecrets(data.secrets));
  if (into === undefined) requireStopped(reached);
  const owner = requireOwner(reached, 'restores them');
  return {
    ownerUrl: into === undefined ? owner : onServerOf(owner, into),
    admin: reached.superuser ?? owner,
  };
}
