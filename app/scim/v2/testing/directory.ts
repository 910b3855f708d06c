import type { Caller } from '@/lib/auth/server/command';
import { createScimToken } from '@/lib/auth/server/commands/scim-tokens';
import { db } from '@/lib/db/client';
import { callerWith } from '@/lib/db/testing/access';
import * as group from '../Groups/[id]/route';
import * as groups from '../Groups/route';
import * as user from '../Users/[id]/route';
import * as users from '../Users/route';

const ROUTES = { Users: [users, user], Groups: [groups, group] } as const;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Handlers = Partial<
  Record<
    Method,
    (request: Request, context: { params: Promise<{ readonly id?: string }> }) => Promise<Response>
  >
>;

/** What a directory got for an answer; the body as any client would look into it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly body: any;
}

/** A provider, and its directory, which speaks to the routes as Next would hand them over. */
export async function directory(key: string, domains: readonly string[], by: Caller = callerWith('admin')) {
  const { id } = await db().identityProvider.create({
    data: { key, name: key, domains: [...domains], firstRole: 'viewer' },
  });
  const made = await createScimToken(by, { providerId: id, name: 'directory', expiresInDays: null });
  const speak =
    (token: string) =>
    async (
      method: Method,
      path: string,
      body?: unknown,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Answer> => {
      const url = new URL(`http://localhost/scim/v2/${path}`);
      const [, resource, recordId] = /^(Users|Groups)(?:\/([^?]*))?/.exec(path) ?? [];
      const handlers: Handlers = ROUTES[resource as keyof typeof ROUTES][recordId === undefined ? 0 : 1];
      const request = new Request(url, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/scim+json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const response = await handlers[method]?.(request, {
        params: Promise.resolve(recordId === undefined ? {} : { id: recordId }),
      });
      if (!response) throw new Error(`${method} ${path} has no handler`);
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text === '' ? null : JSON.parse(text),
      };
    };
  return { providerId: id, tokenId: made.id, token: made.token, speak, ask: speak(made.token) };
}

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** A PATCH with these operations. */
export const patch = (...Operations: readonly unknown[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});
