import { offeringPageOf } from '@/lib/catalog/server/offering-page';
import { listRoute, notAllowed } from '../list-handler';

/** The catalogue for scripts: filtered by the same parameters as the console’s list: `{ data, total, next }`. */
export const GET = listRoute(offeringPageOf);

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
