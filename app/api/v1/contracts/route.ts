import { contractPageOf } from '@/lib/contracts/server/read-api-queries';
import { contractRoute, notAllowed } from './contract-handler';

/** Contracts on the register: `{ data, total, next }`. */
export const GET = contractRoute(({ reader, url, now }) => contractPageOf(reader, url.searchParams, now));

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
