import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../lib/db/testing/database';
import { readEnv } from '../../lib/env';
import { Failure } from './failure';
import { externalUrls } from './open-database';
import { freePort } from './ports';
import { DELIVERY_GROUP, ensureMember, withClient } from './roles';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const changed = (change: (url: URL) => void) => {
  const url = new URL(database.applicationUrl);
  change(url);
  return url.href;
};
const open = (url: string) => externalUrls(readEnv({ DATABASE_URL: url }), url);

it('takes one URL for everything when it is the only one', async () => {
  const { applicationUrl } = database;
  expect(await open(applicationUrl)).toEqual({
    application: applicationUrl,
    delivery: applicationUrl,
    direct: applicationUrl,
    owner: undefined,
  });
});

it('says in one sentence that nobody answers', async () => {
  const port = await freePort();
  const attempt = open(changed((url) => (url.port = String(port))));
  await expect(attempt).rejects.toThrow(Failure);
  await expect(attempt).rejects.toThrow(
    new RegExp(
      `^The database of DATABASE_URL cannot be reached at 127.0.0.1:${port} \\(.*ECONNREFUSED.*DATABASE_URL names it\\.$`,
    ),
  );
});

it('says that a password is wrong without showing it', async () => {
  const attempt = open(changed((url) => (url.password = 'hunter2')));
  await expect(attempt).rejects.toThrow(/refuses the login fairlead_app/);
  await expect(attempt).rejects.not.toThrow(/hunter2/);
});

it('says that a database does not exist', async () => {
  await expect(open(changed((url) => (url.pathname = '/nowhere')))).rejects.toThrow(
    /names the database nowhere, which does not exist/,
  );
});

it('names the variable that is wrong', async () => {
  const env = readEnv({
    DATABASE_URL: database.applicationUrl,
    DATABASE_DELIVERY_URL: 'postgresql://a:b@127.0.0.1:1/x',
  });
  await expect(externalUrls(env, database.applicationUrl)).rejects.toThrow(
    /^The database of DATABASE_DELIVERY_URL/,
  );
});

it('a login outside its group is let in by the owner, or else named with the statement that would', async () => {
  const stranger = `stranger_${database.name}`;
  const run = (url: string, sql: string) => withClient(url, (client) => client.query(sql));
  await run(database.superuserUrl, `CREATE ROLE ${stranger} LOGIN PASSWORD 'x'`);
  const url = changed((login) => {
    login.username = stranger;
    login.password = 'x';
  });
  await expect(ensureMember(url, undefined, DELIVERY_GROUP, 'DATABASE_DELIVERY_URL')).rejects.toThrow(
    `run: GRANT fairlead_delivery TO "${stranger}"`,
  );
  await ensureMember(url, database.ownerUrl, DELIVERY_GROUP, 'DATABASE_DELIVERY_URL');
  await ensureMember(url, undefined, DELIVERY_GROUP, 'DATABASE_DELIVERY_URL');
  await run(database.superuserUrl, `DROP ROLE ${stranger}`);
});
