import { vendorPageOf } from '@/lib/catalog/server/keyed-pages';
import { listRoute, notAllowed } from '../list-handler';

/** Who makes models and who sells them: `{ data, total, next }`. */
export const GET = listRoute(vendorPageOf);

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
