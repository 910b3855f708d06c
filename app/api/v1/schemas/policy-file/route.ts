import { onlyMethods } from '@/lib/auth/server/admin-api';
import { policyFileJsonSchema } from '@/lib/routing/policy-file-schema';
import { policyFileSchemaUrl } from '../../policy-file-response';

/** The JSON Schema of policy files, for editors, which send no token: it says nothing of this installation. */
export function GET(): Response {
  return Response.json(policyFileJsonSchema(policyFileSchemaUrl()), {
    headers: {
      'content-type': 'application/schema+json',
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
    },
  });
}

const notAllowed = onlyMethods('GET, HEAD');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
