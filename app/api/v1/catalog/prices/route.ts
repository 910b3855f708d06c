import { pricePageOf } from '@/lib/catalog/server/keyed-pages';
import { listRoute, notAllowed } from '../list-handler';

/** Every recorded price: past, in force and announced, with thresholds, hours and source: `{ data, total, next }`. */
export const GET = listRoute(pricePageOf);

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
