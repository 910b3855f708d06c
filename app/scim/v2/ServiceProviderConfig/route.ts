import { discovered } from '@/lib/auth/server/scim/discovery';

export const GET = discovered('ServiceProviderConfig');
