import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { SignInPolicyForm } from '@/components/access/SignInPolicyForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { signInProviders } from '@/lib/auth/server/identity-providers';
import { requireCaller } from '@/lib/auth/server/session';
import { signInPolicy } from '@/lib/auth/server/sign-in-policy';
import { Refusal } from '../refusal';
import { updateSignInPolicyAction } from './actions';

export const metadata: Metadata = { title: 'Sign-in' };

export default async function SignInSettingsPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'identity_provider.read')) return <Refusal action="identity_provider.read" />;
  const [policy, providers] = await Promise.all([signInPolicy(), signInProviders()]);
  return (
    <div className={styles.stack}>
      <PageHeader title="Sign-in" description="How people get into Fairlead." />
      <Section
        title="Policy"
        note="A second factor is a code of an app beside the password. Whoever signs in with an identity provider has theirs there."
      >
        <SignInPolicyForm
          policy={policy}
          providers={providers.length > 0}
          save={allows(caller.roles, 'sign_in_policy.update') ? updateSignInPolicyAction : null}
        />
      </Section>
    </div>
  );
}
