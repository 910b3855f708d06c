'use server';

import { updateSignInPolicy } from '@/lib/auth/server/sign-in-policy-commands';
import { action } from '../../run-command';

export const updateSignInPolicyAction = action(updateSignInPolicy);
