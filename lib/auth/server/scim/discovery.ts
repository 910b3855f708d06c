import { requestIdOf } from '@/lib/delivery/request-id';
import { listResponse } from '../../scim/list-query';
import { resourceTypes, schemas, serviceProviderConfig } from '../../scim/schemas';
import { ScimError } from '../../scim/scim-error';
import { refusal, scimResponse } from './answer';
import { scimBase } from './route';

type Discovered = 'ServiceProviderConfig' | 'Schemas' | 'ResourceTypes';
type Context = { readonly params: Promise<{ readonly id?: string } | undefined> };

/** A route handler of what the server says of itself, which takes no token (RFC 7644, 4). */
export function discovered(what: Discovered) {
  return async (request: Request, context?: Context): Promise<Response> => {
    const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
    try {
      if (new URL(request.url).searchParams.has('filter')) throw new ScimError(403, 'This is not filtered.');
      return scimResponse({ body: told(what, (await context?.params)?.id) }, requestId);
    } catch (error) {
      return refusal(error, requestId);
    }
  };
}

function told(what: Discovered, id: string | undefined): unknown {
  const base = scimBase();
  if (what === 'ServiceProviderConfig') return serviceProviderConfig(base);
  const all = what === 'Schemas' ? schemas(base) : resourceTypes(base);
  if (id === undefined) return listResponse(all.length, 1, all);
  const found = all.find((one) => one.id === id);
  if (!found) throw new ScimError(404, `There is nothing of that name among the ${what}.`);
  return found;
}

/** Whatever else is asked for below /scim/v2. */
export async function notServed(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
  const offered = !/\/(Bulk|Me)$/i.test(new URL(request.url).pathname);
  const error = offered
    ? new ScimError(404, 'There is no such address. Users and Groups are below /scim/v2.')
    : new ScimError(501, 'This is not offered.');
  return refusal(error, requestId);
}
