import { scimRoute } from '@/lib/auth/server/scim/route';
import { createUser, listUsers } from '@/lib/auth/server/scim/users';

export const GET = scimRoute(listUsers);
export const POST = scimRoute(createUser);
