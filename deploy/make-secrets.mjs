// node deploy/make-secrets.mjs [folder] [host]: makes what compose.yaml reads as secrets, once. Nothing is printed.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(process.argv[2] || path.join(import.meta.dirname, 'secrets'));
const host = process.argv[3] || 'postgres:5432';

const password = () => randomBytes(24).toString('base64url');
const key = () => randomBytes(32).toString('base64url');
const logins = { fairlead_owner: password(), fairlead_app: password(), fairlead_delivery_login: password() };
const url = (login) => `postgresql://${login}:${logins[login]}@${host}/fairlead`;

const secrets = {
  postgres_password: password(),
  // The owner may make the two group roles of the first migration, and databases beside this one for a restore.
  'logins.sql': `CREATE ROLE fairlead_owner LOGIN CREATEROLE CREATEDB PASSWORD '${logins.fairlead_owner}';
CREATE ROLE fairlead_app LOGIN PASSWORD '${logins.fairlead_app}';
CREATE ROLE fairlead_delivery_login LOGIN PASSWORD '${logins.fairlead_delivery_login}';
ALTER DATABASE fairlead OWNER TO fairlead_owner;
`,
  database_url: url('fairlead_app'),
  database_owner_url: url('fairlead_owner'),
  database_delivery_url: url('fairlead_delivery_login'),
  nextauth_secret: key(),
  fairlead_key: key(),
  fairlead_delivery_key: key(),
  fairlead_admin_password: password(),
  fairlead_backup_passphrase: password(),
};

if (existsSync(folder)) {
  process.stderr.write(`${folder} exists: nothing was changed.\n`);
  process.exit(1);
}
// Nobody else gets into the folder; within a container another user reads the files.
mkdirSync(folder, { recursive: true, mode: 0o700 });
for (const [name, value] of Object.entries(secrets)) {
  const file = path.join(folder, name);
  writeFileSync(file, value);
  // What a file is made with, a strict umask takes away again.
  chmodSync(file, 0o444);
}
process.stderr.write(
  `The first administrator's password is in ${path.join(folder, 'fairlead_admin_password')}.\n`,
);
