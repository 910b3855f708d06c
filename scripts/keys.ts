import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import {
  exportRootKey,
  raiseEpoch,
  renewKeySet,
  rotateRootKey,
  rotateSigningKey,
} from '@/lib/signing/server/commands';
import { keepKeys } from '@/lib/signing/server/keep-keys';
import { listSigningKeys } from '@/lib/signing/server/queries';
import { runOperatorCommand, UsageProblem } from './command-line';

const USAGE = `Usage: npm run keys -- <command> [options]

  list                                shows the signing keys and the public root key that routers pin
  export-root [--offline]             prints the private root key; with --offline Fairlead forgets it
  rotate release|freshness|root       puts a new key in the place of the one that signs
  renew                               signs the key set anew, as it ends or an environment is missing
  raise-epoch <environment> --reason  makes the environment's next version stand above every one before

  --root <file>                       the root key that export-root printed, where it is kept offline

Example: npm run --silent keys -- export-root --offline > root-key.json`;

await runOperatorCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      offline: { type: 'boolean', default: false },
      root: { type: 'string' },
      reason: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [command, subject] = positionals;
  if (values.help) return USAGE;
  const root = values.root === undefined ? {} : { rootKey: rootFile(values.root) };
  switch (command) {
    case 'list':
      return list();
    case 'export-root': {
      const key = await exportRootKey(SYSTEM_CALLER, { offline: values.offline });
      console.error(
        values.offline
          ? 'Fairlead has forgotten this key: every change of keys needs it from now on. It cannot be had again.'
          : 'Keep this where nobody reads it: whoever has it can make keys that every router believes.',
      );
      return JSON.stringify(key);
    }
    case 'rotate':
      return rotate(subject, root);
    case 'renew': {
      if ((await keepKeys(new Date())) === 'made') return 'The first keys were made.';
      const { keysVersion } = await renewKeySet(SYSTEM_CALLER, root);
      return `Key set ${keysVersion} is signed.`;
    }
    case 'raise-epoch': {
      if (!subject) throw new UsageProblem('Say which environment: raise-epoch production.');
      if (!values.reason) throw new UsageProblem('Say why: --reason "A backup was restored."');
      const { epoch } = await raiseEpoch(SYSTEM_CALLER, {
        environment: subject,
        epoch: await epochOf(subject),
        reason: values.reason,
        ...root,
      });
      return `The epoch of ${subject} is ${epoch}. Publish or return to a version, so that routers move on.`;
    }
    default:
      throw new UsageProblem('Say what to do: list, export-root, rotate, renew or raise-epoch.');
  }
});

async function list(): Promise<string> {
  const { keys, keysVersion, keySetUntil } = await listSigningKeys(new Date());
  if (keysVersion === null) return 'There are no signing keys yet.';
  const lines = keys.map(({ role, kid, state, offline, until, x }) =>
    [role, kid, state, offline ? 'offline' : 'here', until, ...(role === 'root' ? [x] : [])].join('  '),
  );
  return [...lines, `key set ${keysVersion}, until ${keySetUntil}`].join('\n');
}

async function rotate(role: string | undefined, root: { rootKey?: string }): Promise<string> {
  if (role !== 'release' && role !== 'freshness' && role !== 'root')
    throw new UsageProblem('Say which key: rotate release, rotate freshness or rotate root.');
  const { keys } = await listSigningKeys(new Date());
  const kid = keys.find((key) => key.role === role && key.state === 'signs')?.kid ?? 'none';
  const made =
    role === 'root'
      ? await rotateRootKey(SYSTEM_CALLER, { kid, ...root })
      : await rotateSigningKey(SYSTEM_CALLER, { role, kid, ...root });
  return `The ${role} key is ${made.kid}, in key set ${made.keysVersion}.`;
}

async function epochOf(key: string): Promise<number> {
  const environment = await db().environment.findFirst({ where: { key, archivedAt: null } });
  if (!environment) throw new UsageProblem(`There is no environment "${key}".`);
  return environment.epoch;
}

function rootFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageProblem(`${path} cannot be read.`);
  }
}
