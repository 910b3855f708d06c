import { onlyMethods } from '@/lib/auth/server/admin-api';
import { openApiDocument } from '@/lib/openapi/document';

/** The description of the API, to anyone: it says nothing of this installation. */
export function GET(): Response {
  return Response.json(openApiDocument(), {
    headers: { 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' },
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
