'use server';

import {
  archiveIdentityProvider,
  createIdentityProvider,
  updateIdentityProvider,
} from '@/lib/auth/server/identity-provider-commands';
import { testIdentityProvider } from '@/lib/auth/server/identity-provider-test-commands';
import { action } from '../../../run-command';

export const createProviderAction = action(createIdentityProvider);
export const updateProviderAction = action(updateIdentityProvider);
export const archiveProviderAction = action(archiveIdentityProvider);
export const testProviderAction = action(testIdentityProvider);
