import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** The engine leaves its connections, and with them its lock, open: `close()` ends them. */
export type EngineAdapterFactory = SqlMigrationAwareDriverAdapterFactory & { close(): Promise<void> };

/** The type `"char"` of the system catalogue, which the schema engine reads and the adapter does not know. */
const QUOTED_CHAR = 18;
const TEXT = 25;
/**
 * Milliseconds that a migration waits for a table. Whoever comes after it waits behind it, so it must not be long: what
 * does not get its lock is tried again (migrate-alone.ts).
 */
const LOCK_TIMEOUT = 2_000;
/** Follows the name of such a column from the pool to the adapter's answer. */
const CHAR_MARK = '\0char';

/**
 * The connection of the schema engine: Prisma's own adapter, with three differences that migrations need.
 *
 * 1. One connection, so that the engine's advisory lock holds for everything it does.
 * 2. A script runs as one, in one implicit transaction, as in Prisma's native engine. The adapter cuts scripts at every
 *    semicolon, which breaks the body of any function.
 * 3. `"char"` is read, and a shadow database is dropped after its connection is closed, not before.
 */
export function engineAdapterFactory(url: string): EngineAdapterFactory {
  const open = new Set<EnginePool>();
  const connectTo = async (
    connectionString: string,
    dispose?: () => Promise<void>,
  ): Promise<SqlDriverAdapter> => {
    const pool = new EnginePool({
      connectionString,
      max: 1,
      idleTimeoutMillis: 0,
      lock_timeout: LOCK_TIMEOUT,
    });
    open.add(pool);
    const adapter: SqlDriverAdapter = await new PrismaPg(pool, {
      onPoolError: () => {},
      onConnectionError: () => {},
    }).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => withCharacters(await queryRaw(query));
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: pg.DatabaseError) => {
        throw new DriverAdapterError(describe(error));
      });
    };
    adapter.dispose = async () => {
      if (open.delete(pool)) await pool.end();
      await dispose?.();
    };
    return adapter;
  };
  const { provider, adapterName } = new PrismaPg(url);
  return {
    provider,
    adapterName,
    close: async () => {
      await Promise.all([...open].map((pool) => pool.end()));
      open.clear();
    },
    connect: () => connectTo(url),
    connectToShadowDb: async () => {
      const name = `fairlead_shadow_${globalThis.crypto.randomUUID().replaceAll('-', '')}`;
      const statement = async (sql: string) => {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.query(sql).finally(() => client.end());
      };
      await statement(`CREATE DATABASE ${name}`);
      const shadow = new URL(url);
      shadow.pathname = `/${name}`;
      return connectTo(shadow.href, () => statement(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

class EnginePool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg's query cannot be repeated here
  override query(...parameters: any[]): any {
    const answer: unknown = Reflect.apply(super.query, this, parameters);
    if (!(answer instanceof Promise)) return answer;
    return answer.then((result: pg.QueryResult) => {
      for (const field of result.fields ?? []) {
        if (field.dataTypeID !== QUOTED_CHAR) continue;
        field.dataTypeID = TEXT;
        field.name += CHAR_MARK;
      }
      return result;
    });
  }
}

function withCharacters(result: SqlResultSet): SqlResultSet {
  const isCharacter = result.columnNames.map((name) => name.endsWith(CHAR_MARK));
  return {
    ...result,
    columnNames: result.columnNames.map((name) => name.replace(CHAR_MARK, '')),
    columnTypes: result.columnTypes.map((type, i) => (isCharacter[i] ? ColumnTypeEnum.Character : type)),
  };
}

function describe(error: pg.DatabaseError): DriverAdapterError['cause'] {
  return {
    kind: 'postgres',
    code: error.code ?? 'XX000',
    severity: error.severity ?? 'ERROR',
    // The engine hands on the text alone, which is in the server's language: the code is the same in all of them.
    message: `${error.message} (${error.code ?? 'XX000'})`,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  };
}
