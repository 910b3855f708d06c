import { deleteGroup, patchGroup, readGroupResource, replaceGroup } from '@/lib/auth/server/scim/groups';
import { scimRoute } from '@/lib/auth/server/scim/route';

export const GET = scimRoute(readGroupResource);
export const PUT = scimRoute(replaceGroup);
export const PATCH = scimRoute(patchGroup);
export const DELETE = scimRoute(deleteGroup);
