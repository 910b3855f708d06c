import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { OPERATOR } from '@/lib/auth/server/operator-caller';
import { db } from '@/lib/db/client';
import type { KeyRole } from '@/lib/signing/key';
import { rotateRootKey } from '@/lib/signing/server/commands';
import { endEnvironmentKey, makeEnvironmentKey } from '@/lib/signing/server/environment-key-commands';
import { keepKeys } from '@/lib/signing/server/keep-keys';
import { type Change, readSigned } from '@/lib/signing/server/key-change';
import { makeChange } from '@/lib/signing/server/make-change';
import { prepareChange } from '@/lib/signing/server/prepare';
import { listSigningKeys } from '@/lib/signing/server/queries';
import { exportRootKey, importRootKey } from '@/lib/signing/server/root-commands';
import { runOperatorCommand, UsageProblem } from './command-line';

const USAGE = `Usage: npm run keys -- <command> [options]

  list                                shows the signing keys and the public root key that routers pin
  rotate release|freshness|root       puts a new key in the place of the one that signs
  renew                               signs the key set anew, as it ends or an environment is missing
  raise-epoch <environment> --reason  makes the environment's next version stand above every one before
  own-key <environment>               makes a release key that is believed in that environment alone
  end-own-key <environment>           ends it: the key for every environment signs there again
  export-root [--offline]             prints the private root key; with --offline Fairlead forgets it
  import-root <file>                  takes it back

  --root <file>                       the root key that export-root printed, where it is kept offline
  --environment <environment>         rotate: the release key that this environment has of its own

Where the root key never comes here, a change is signed where it is:

  prepare renew|rotate|raise-epoch …  prints what has to be signed; nothing changes yet
  bring-back <file>                   makes the change that "npm run sign-keys" has signed

Example: npm run --silent keys -- export-root --offline > root-key.json`;

await runOperatorCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      offline: { type: 'boolean', default: false },
      root: { type: 'string' },
      reason: { type: 'string' },
      environment: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [command, ...subjects] = positionals;
  const [subject] = subjects;
  if (values.help) return USAGE;
  const root = values.root === undefined ? {} : { rootKey: fileText(values.root) };
  switch (command) {
    case 'list':
      return list();
    case 'export-root': {
      const key = await exportRootKey(OPERATOR, { offline: values.offline });
      console.error(
        values.offline
          ? 'Fairlead has forgotten this key: every change of keys needs it from now on. It cannot be had again.'
          : 'Keep this where nobody reads it: whoever has it can make keys that every router believes.',
      );
      return JSON.stringify(key);
    }
    case 'import-root': {
      if (!subject) throw new UsageProblem('Say which file: import-root root-key.json.');
      const { kid } = await importRootKey(OPERATOR, { rootKey: fileText(subject) });
      return `The root key ${kid} is here again, sealed. Destroy the copies that you do not keep on purpose.`;
    }
    case 'own-key': {
      const environment = named(subject, 'own-key production');
      const { kid, keysVersion } = await makeEnvironmentKey(OPERATOR, { environment, ...root });
      return `${kid} signs releases of ${environment} from now on, in key set ${keysVersion}.`;
    }
    case 'end-own-key': {
      const environment = named(subject, 'end-own-key production');
      const { keysVersion } = await endEnvironmentKey(OPERATOR, { environment, ...root });
      return `The key for every environment signs releases of ${environment} again, in key set ${keysVersion}.`;
    }
    case 'renew':
      if ((await keepKeys(new Date())) === 'made') return 'The first keys were made.';
      return makeChange(await change('renew', undefined, values), root);
    case 'rotate':
      if (subject === 'root') return rotateRoot(root);
      return makeChange(await change('rotate', subject, values), root);
    case 'raise-epoch':
      return makeChange(await change('raise-epoch', subject, values), root);
    case 'prepare': {
      const prepared = await prepareChange(await change(subject, subjects[1], values), new Date());
      return JSON.stringify(prepared);
    }
    case 'bring-back': {
      if (!subject) throw new UsageProblem('Say which file: bring-back signed.json.');
      const { change: signedChange, at, keySets, made } = readSigned(fileText(subject));
      return makeChange(signedChange, { signed: { at, keySets, made } });
    }
    default:
      throw new UsageProblem(
        'Say what to do: list, rotate, renew, raise-epoch, own-key, end-own-key, export-root, import-root, prepare or bring-back.',
      );
  }
});

async function list(): Promise<string> {
  const { keys, keysVersion, keySetUntil } = await listSigningKeys(new Date());
  if (keysVersion === null) return 'There are no signing keys yet.';
  const lines = keys.map(({ role, environment, kid, state, offline, until, x }) =>
    [
      role,
      ...(environment === null ? [] : [`for ${environment}`]),
      kid,
      state,
      offline ? 'offline' : 'here',
      until,
      ...(role === 'root' ? [x] : []),
    ].join('  '),
  );
  return [...lines, `key set ${keysVersion}, until ${keySetUntil}`].join('\n');
}

/** The change that was typed, of what is there now. */
async function change(
  kind: string | undefined,
  subject: string | undefined,
  { reason, environment = null }: { readonly reason?: string; readonly environment?: string | null },
): Promise<Change> {
  if (kind === 'renew') return { kind };
  if (kind === 'rotate') {
    if (subject !== 'release' && subject !== 'freshness')
      throw new UsageProblem('Say which key: rotate release, rotate freshness or rotate root.');
    return { kind, role: subject, kid: await signingKid(subject, environment) };
  }
  if (kind !== 'raise-epoch') throw new UsageProblem('Say what to prepare: renew, rotate or raise-epoch.');
  const key = named(subject, 'raise-epoch production');
  if (!reason) throw new UsageProblem('Say why: --reason "A backup was restored."');
  return { kind, environment: key, epoch: await epochOf(key), reason };
}

async function rotateRoot(root: { rootKey?: string }): Promise<string> {
  const made = await rotateRootKey(OPERATOR, { kid: await signingKid('root', null), ...root });
  return `The root key is ${made.kid}, in key set ${made.keysVersion}.`;
}

async function signingKid(role: KeyRole, environment: string | null): Promise<string> {
  const { keys } = await listSigningKeys(new Date());
  const found = keys.find(
    (key) => key.role === role && key.state === 'signs' && key.environment === environment,
  );
  if (found) return found.kid;
  const whose = environment === null ? '' : ` for ${environment} alone`;
  throw new UsageProblem(`There is no ${role} key${whose}.`);
}

async function epochOf(key: string): Promise<number> {
  const environment = await db().environment.findFirst({ where: { key, archivedAt: null } });
  if (!environment) throw new UsageProblem(`There is no environment "${key}".`);
  return environment.epoch;
}

function named(subject: string | undefined, example: string): string {
  if (!subject) throw new UsageProblem(`Say which environment: ${example}.`);
  return subject;
}

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageProblem(`${path} cannot be read.`);
  }
}
