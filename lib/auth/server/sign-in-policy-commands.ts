import { conflict, refused } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import { type SignInPolicy, signInPolicySchema } from '../sign-in-policy';
import { defineCommand } from './command';
import { SIGNS_IN } from './identity-providers';
import { signInPolicy } from './sign-in-policy';

/**
 * Sets how people sign in. Of whom a second factor is asked from now on, is led to set it up at the next page; who is signed
 * in with a password that is no longer taken stays so until the session ends.
 */
export const updateSignInPolicy = defineCommand({
  action: 'sign_in_policy.update',
  input: signInPolicySchema.extend({ revision: revisionSchema }),
  run: async ({ tx, audit }, { secondFactor, passwords, revision }): Promise<SignInPolicy> => {
    const before = await signInPolicy(tx);
    if (!passwords && before.passwords) {
      const providers = await tx.identityProvider.count({ where: SIGNS_IN });
      if (providers === 0) {
        throw refused(
          'Set up an identity provider first: without one, nobody but administrators could sign in.',
        );
      }
    }
    const { count } = await tx.signInPolicy.updateMany({
      where: { id: 1, revision },
      data: { secondFactor, passwords, revision: { increment: 1 } },
    });
    if (count === 0) throw conflict('sign-in policy', await signInPolicy(tx));
    const after = await signInPolicy(tx);
    await audit({
      subjectType: 'sign_in_policy',
      subjectId: '1',
      data: {
        before: { secondFactor: before.secondFactor, passwords: before.passwords },
        after: { secondFactor, passwords },
      },
    });
    return after;
  },
});
