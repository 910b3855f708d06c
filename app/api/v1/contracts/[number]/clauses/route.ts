import { clausePageOf } from '@/lib/contracts/server/read-api-queries';
import { contractRoute, notAllowed } from '../../contract-handler';

/** The clauses of a contract that are in force: `{ data, total, next }`. */
export const GET = contractRoute(({ reader, params, url }) =>
  clausePageOf(reader, params.number ?? '', url.searchParams),
);

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
