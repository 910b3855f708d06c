import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Failure } from './failure';
import type { LoginPasswords } from './roles';

/** What an installation generates once and keeps in its data folder. */
export type Secrets = {
  /** Signs sessions, unless NEXTAUTH_SECRET is set. */
  sessionSecret: string;
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

/** Reads the secrets of a data folder, making them at the first time. */
export function openSecrets(file: string): Secrets {
  if (!existsSync(file)) {
    const logins = { owner: random(), application: random(), delivery: random() };
    const secrets: Secrets = {
      sessionSecret: randomBytes(32).toString('base64url'),
      superuser: random(),
      logins,
    };
    saveSecrets(file, secrets);
    return secrets;
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch {
    throw new Failure(
      `${file} is damaged: restore it from a backup, since the embedded database opens with it only.`,
    );
  }
}

/** Writes the secrets whole, readable for their owner alone. */
export function saveSecrets(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
