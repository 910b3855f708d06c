import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Failure } from './failure';
import type { LoginPasswords } from './roles';

/** What an installation generates once and keeps in its data folder. */
export type Secrets = {
  /** Signs sessions, unless NEXTAUTH_SECRET is set. */
  sessionSecret: string;
  /** Seal the signing keys, unless FAIRLEAD_KEY and FAIRLEAD_DELIVERY_KEY are set. */
  sealingKey: string;
  deliverySealingKey: string;
  /** Passwords of the embedded Postgres. */
  superuser: string;
  logins: LoginPasswords;
  /** Set while the empty database is being filled: a run that was interrupted is finished by the next. */
  seeding?: true;
  /** The development router token that the printed example uses. */
  routerToken?: string;
  /** The first administrator's generated password, until it has been shown. */
  firstPassword?: string;
};

const random = () => randomBytes(24).toString('base64url');
/** A secret that sessions are signed with. */
export const newSessionSecret = () => randomBytes(32).toString('base64url');
const sealingKey = () => randomBytes(32).toString('base64url');

/** Secrets for a data folder that has none, which nobody has written yet. */
export function newSecrets(): Secrets {
  return {
    sessionSecret: newSessionSecret(),
    sealingKey: sealingKey(),
    deliverySealingKey: sealingKey(),
    superuser: random(),
    logins: { owner: random(), application: random(), delivery: random() },
  };
}

/** Reads the secrets of a data folder, making them at the first time. */
export function openSecrets(file: string): Secrets {
  if (!existsSync(file)) {
    const secrets = newSecrets();
    saveSecrets(file, secrets);
    return secrets;
  }
  const secrets = readSecrets(file);
  // A data folder from before there were signatures.
  if (!secrets.sealingKey || !secrets.deliverySealingKey) {
    secrets.sealingKey ??= sealingKey();
    secrets.deliverySealingKey ??= sealingKey();
    saveSecrets(file, secrets);
  }
  return secrets;
}

function readSecrets(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch {
    throw new Failure(
      `${file} is damaged: restore it from a backup, since the embedded database opens with it only.`,
    );
  }
}

/** The two sealing keys as variables: those that are set, or else those that the data folder keeps. */
export function sealingKeys(
  env: { readonly FAIRLEAD_KEY?: string | undefined; readonly FAIRLEAD_DELIVERY_KEY?: string | undefined },
  secrets: Secrets,
): { readonly FAIRLEAD_KEY: string; readonly FAIRLEAD_DELIVERY_KEY: string } {
  return {
    FAIRLEAD_KEY: env.FAIRLEAD_KEY ?? secrets.sealingKey,
    FAIRLEAD_DELIVERY_KEY: env.FAIRLEAD_DELIVERY_KEY ?? secrets.deliverySealingKey,
  };
}

/** Writes the secrets whole, readable for their owner alone. */
export function saveSecrets(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
