import { SYSTEM_ACTOR_ID } from '../../lib/auth/system-actor';
import { bringDatabase, connect, type Database } from '../../lib/db/client';
import { exampleBundle } from '../../lib/delivery/testing/bundles';
import { type DatabaseRows, databaseRows } from '../../lib/delivery/testing/database-rows';
import { exampleToken } from '../../lib/delivery/testing/memory-source';
import { keepKeys } from '../../lib/signing/server/keep-keys';
import { signingKey } from '../../lib/signing/server/key-records';
import { signRelease } from '../../lib/signing/server/sign-release';
import type { Published, Register } from './register';

/** What the admin plane does. Each time by connections of its own, since the database comes and goes. */
export interface Admin {
  /** The public root key that routers pin. */
  readonly root: () => Promise<string>;
  /** Publishes the next version of an environment, signed; its bundle tells it from any other. */
  readonly publish: (environment: string) => Promise<Published>;
  /** Makes a router's token and returns its text. */
  readonly token: (id: string, environment: string) => Promise<string>;
  readonly revoke: (ids: readonly string[]) => Promise<void>;
  /** Runs what a command of the console does, on a client of its own. */
  readonly command: <T>(run: (client: Database) => Promise<T>) => Promise<T>;
  readonly rows: <T>(work: (rows: DatabaseRows) => Promise<T>) => Promise<T>;
}

/** @param register is told of a version before it is published, since routers may have it in the same moment */
export function admin(urls: () => { ownerUrl: string; applicationUrl: string }, register: Register): Admin {
  let made = 0;
  async function command<T>(run: (client: Database) => Promise<T>): Promise<T> {
    const client = connect(urls().applicationUrl);
    bringDatabase(client);
    try {
      return await run(client);
    } finally {
      bringDatabase(undefined);
      await client.$disconnect();
    }
  }
  async function rows<T>(work: (rows: DatabaseRows) => Promise<T>): Promise<T> {
    const opened = await databaseRows(urls().ownerUrl);
    try {
      return await work(opened);
    } finally {
      await opened.close();
    }
  }
  return {
    command,
    rows,
    root: async () => (await command((client) => signingKey(client, 'root')))?.x ?? '',
    publish: async (environment) => {
      made += 1;
      const model = `${environment}-${made}`;
      return command((client) =>
        rows(async (opened) => {
          await opened.publish(environment, exampleBundle(environment, [model]), {
            ...(await settingsOf(opened, environment)),
            sign: async (release) => {
              register.add(model, release);
              return client.$transaction((tx) => signRelease(tx, release));
            },
          });
          return register.of(model);
        }),
      );
    },
    token: async (id, environment) => {
      const { token, row } = exampleToken(id, { environment, scopes: ['policy:read', 'telemetry:write'] });
      await rows((opened) => opened.token(row));
      return token;
    },
    revoke: (ids) =>
      rows(async (opened) => {
        for (const id of ids) await opened.revoke(id);
      }),
  };
}

/** The environments, and the first keys, as the console makes them when it starts. */
export async function furnish(
  { command, rows }: Admin,
  environments: readonly EnvironmentRow[],
): Promise<void> {
  await rows(async (opened) => {
    for (const { key, denyAfter } of environments) {
      await opened.environment(key);
      await opened.client.query('UPDATE environments SET deny_after = $1 WHERE key = $2', [denyAfter, key]);
    }
  });
  await command(async (client) => {
    await client.actor.create({ data: { id: SYSTEM_ACTOR_ID, kind: 'system' } });
    await keepKeys(new Date());
  });
}

export interface EnvironmentRow {
  readonly key: string;
  /** Seconds; null = serve on. */
  readonly denyAfter: number | null;
}

async function settingsOf({ client }: DatabaseRows, environment: string) {
  const { rows } = await client.query<{ epoch: number; denyAfter: number | null }>(
    'SELECT epoch, deny_after AS "denyAfter" FROM environments WHERE key = $1',
    [environment],
  );
  const [row] = rows;
  if (!row) throw new Error(`no environment ${environment}`);
  return row;
}
