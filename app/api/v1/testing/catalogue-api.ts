import { afterAll, beforeAll } from 'vitest';
import { createToken } from '@/lib/auth/server/commands/tokens';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { bringDatabase, connect, type Database } from '@/lib/db/client';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import { operationFor, requireDescribed } from '@/lib/openapi/testing/described';

type Handler = (
  request: Request,
  context: { readonly params: Promise<Record<string, string>> },
) => Promise<Response>;

/** A database for a file's tests of the catalogue's API, and a token that reads it. */
export function withCatalogue(options: { readonly seeded: boolean }) {
  const state: { database?: Database; token?: string } = {};
  let files: TestDatabase;
  beforeAll(async () => {
    files = await createTestDatabase(options);
    state.database = connect(files.applicationUrl);
    bringDatabase(state.database);
    if (!options.seeded) return;
    const made = await createToken(SYSTEM_CALLER, {
      name: 'a script',
      environment: 'development',
      scopes: ['catalog:read'],
      expiresInDays: null,
    });
    state.token = made.token;
  });
  afterAll(async () => {
    bringDatabase(undefined);
    await state.database?.$disconnect();
    await files?.drop();
  });
  return {
    database: (): Database => {
      if (!state.database) throw new Error('There is no database yet.');
      return state.database;
    },
    /** Asks a handler as a program would. OpenAPI must describe whatever comes. */
    ask: async (
      handler: Handler,
      path: string,
      { headers = {}, method = 'GET', params = {}, token = state.token }: Asked = {},
    ): Promise<Response> => {
      const response = await handler(
        new Request(`http://localhost${path}`, {
          method,
          headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
        }),
        { params: Promise.resolve(params) },
      );
      const operation = operationFor(method, path);
      if (!operation) throw new Error(`${path} is not described.`);
      requireDescribed(operation, {
        status: response.status,
        type: response.headers.get('content-type'),
        body: await response.clone().text(),
      });
      return response;
    },
  };
}

interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly params?: Record<string, string>;
  readonly token?: string;
}
