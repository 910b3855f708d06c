import { createGroup, listGroups } from '@/lib/auth/server/scim/groups';
import { scimRoute } from '@/lib/auth/server/scim/route';

export const GET = scimRoute(listGroups);
export const POST = scimRoute(createGroup);
