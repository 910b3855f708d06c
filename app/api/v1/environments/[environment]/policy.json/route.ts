import { onlyMethods } from '@/lib/auth/server/admin-api';
import { policyFileRoute } from '../../../active-policy-file';

export const GET = policyFileRoute('json');

const notAllowed = onlyMethods('GET, HEAD');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
