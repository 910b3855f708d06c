import { z } from 'zod';
import type { Origin } from '@/lib/audit/origin';
import { inputProblem } from '@/lib/core/bounded-input';
import { db, type Transaction } from '@/lib/db/client';
import { requestIdOf } from '@/lib/delivery/request-id';
import { env } from '@/lib/env';
import { readStream } from '@/lib/http/read-stream';
import { ScimError } from '../../scim/scim-error';
import { clientAddress } from '../client-address';
import { lockPeople } from '../people-lock';
import { refusal, type ScimAnswer, scimResponse } from './answer';
import { authenticateScim, type ScimProvider } from './scim-token';

/** A request of a directory whose token was let in. */
export interface ScimCall {
  readonly request: Request;
  readonly url: URL;
  /** The address of /scim/v2. */
  readonly base: string;
  readonly provider: ScimProvider;
  readonly origin: Origin;
  readonly now: Date;
  /** The last part of the address. */
  readonly id: string;
}

/** Bytes of a body: a group of twenty thousand members. */
const MOST_BODY = 2_000_000;

type Context = { readonly params: Promise<{ readonly id?: string } | undefined> };

/** The address of /scim/v2 as clients know it. */
export const scimBase = (): string => new URL('/scim/v2', env().NEXTAUTH_URL).href;

/** A route handler for directories: lets a token in and tells every refusal as RFC 7644 has it. */
export function scimRoute(handle: (call: ScimCall) => Promise<ScimAnswer>) {
  return async (request: Request, context?: Context): Promise<Response> => {
    const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
    const now = new Date();
    try {
      const provider = await authenticateScim(request.headers, now);
      const answer = await handle({
        request,
        url: new URL(request.url),
        base: scimBase(),
        provider,
        now,
        id: (await context?.params)?.id ?? '',
        origin: {
          via: 'scim',
          address: clientAddress(request.headers),
          sessionId: null,
          tokenId: provider.tokenId,
          requestId,
        },
      });
      return scimResponse(answer, requestId);
    } catch (error) {
      return refusal(error, requestId);
    }
  };
}

/** The body of a request. @throws ScimError 415 or 400 invalidSyntax, or AppError too_large */
export async function readScimBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/scim+json' && type !== 'application/json') {
    throw new ScimError(415, 'Send application/scim+json.');
  }
  const bytes = await readStream(request, MOST_BODY);
  const body = parsed(bytes);
  const problem = inputProblem(body);
  if (problem) throw new ScimError(400, problem.message, 'invalidSyntax');
  if (!z.record(z.string(), z.unknown()).safeParse(body).success) {
    throw new ScimError(400, 'The body is an object.', 'invalidSyntax');
  }
  return body;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ScimError(400, 'The body is not JSON.', 'invalidSyntax');
  }
}

/** One change of people, one after another with every other: what is read in it is what holds when it is written. */
export function change<Result>(run: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return db().$transaction(
    async (tx) => {
      await lockPeople(tx);
      return run(tx);
    },
    { maxWait: 30_000, timeout: 60_000 },
  );
}

/** Refuses to change what is no longer what the client saw. @throws ScimError 412 */
export function requireVersion(request: Request, version: string): void {
  const wanted = request.headers.get('if-match');
  if (wanted === null || wanted.trim() === '*') return;
  if (!wanted.split(',').some((one) => one.trim().replace(/^W\//, '') === version.replace(/^W\//, ''))) {
    throw new ScimError(412, 'It was changed since. Read it again.');
  }
}
