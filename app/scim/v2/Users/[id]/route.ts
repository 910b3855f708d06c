import { scimRoute } from '@/lib/auth/server/scim/route';
import { deleteUser, patchUser, readUserResource, replaceUser } from '@/lib/auth/server/scim/users';

export const GET = scimRoute(readUserResource);
export const PUT = scimRoute(replaceUser);
export const PATCH = scimRoute(patchUser);
export const DELETE = scimRoute(deleteUser);
