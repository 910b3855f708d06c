import pg from 'pg';
import { Failure, messageOf } from './failure';

/** The group roles that the migrations create and give rights to. */
export const APPLICATION_GROUP = 'fairlead_application';
export const DELIVERY_GROUP = 'fairlead_delivery';

/** The logins of an embedded cluster. */
export const OWNER_LOGIN = 'fairlead_owner';
export const APPLICATION_LOGIN = 'fairlead_app';
export const DELIVERY_LOGIN = 'fairlead_delivery_login';

export type LoginPasswords = { owner: string; application: string; delivery: string };

/** Runs work on one connection, which is closed afterwards. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates what is missing of the three logins and the database in an embedded cluster, as its superuser. */
export async function createLogins(
  superuserUrl: string,
  passwords: LoginPasswords,
  database: string,
): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const login = async (name: string, password: string, rights: string) => {
      const exists = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
      const verb = exists.rowCount ? 'ALTER' : 'CREATE';
      await client.query(`${verb} ROLE ${name} LOGIN ${rights} PASSWORD ${client.escapeLiteral(password)}`);
    };
    await login(OWNER_LOGIN, passwords.owner, 'CREATEROLE');
    await login(APPLICATION_LOGIN, passwords.application, '');
    await login(DELIVERY_LOGIN, passwords.delivery, '');
    const exists = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (!exists.rowCount)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${OWNER_LOGIN}`);
  });
}

/**
 * Makes the login of a URL a member of a group role unless it is one, as the owner.
 *
 * @param variable the environment variable of the login's URL, for the message
 */
export async function ensureMember(
  loginUrl: string,
  ownerUrl: string | undefined,
  group: string,
  variable: string,
): Promise<void> {
  const login = await withClient(loginUrl, async (client) => {
    const found = await client.query<{ name: string; member: boolean | null }>(
      'SELECT current_user AS name, (SELECT pg_has_role(oid, $2) FROM pg_roles WHERE rolname = $1) AS member',
      [group, 'USAGE'],
    );
    return found.rows[0];
  });
  if (!login || login.member) return;
  const statement = `GRANT ${group} TO ${pg.escapeIdentifier(login.name)}`;
  const advice = `the login of ${variable} (${login.name}) is not a member of ${group}; as an administrator of the database, run: ${statement}`;
  if (!ownerUrl) throw new Failure(`DATABASE_OWNER_URL is not set, and ${advice}`);
  for (let attempt = 1; ; attempt++) {
    try {
      return await withClient(ownerUrl, async (client) => {
        await client.query(statement);
      });
    } catch (error) {
      // Role memberships are the whole cluster's: another database of it may be granting the same at this moment.
      if (attempt < 5 && /concurrently updated/.test(messageOf(error))) continue;
      throw new Failure(`The owner may not grant it (${messageOf(error)}), and ${advice}`);
    }
  }
}
