import { listedContractOf } from '@/lib/contracts/server/read-api-queries';
import { contractRoute, notAllowed } from '../contract-handler';

/** One contract. */
export const GET = contractRoute(({ reader, params, now }) =>
  listedContractOf(reader, params.number ?? '', now),
);

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
