import { modelPageOf } from '@/lib/catalog/server/keyed-pages';
import { listRoute, notAllowed } from '../list-handler';

/** Models with their other names and the offerings that sell them: `{ data, total, next }`. */
export const GET = listRoute(modelPageOf);

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
