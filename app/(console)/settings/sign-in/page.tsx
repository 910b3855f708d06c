import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { ProviderList } from '@/components/access/providers/ProviderList';
import { PROVIDERS_HREF } from '@/components/access/providers/provider-links';
import { SignInPolicyForm } from '@/components/access/SignInPolicyForm';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { listProviders } from '@/lib/auth/server/identity-providers';
import { requireCaller } from '@/lib/auth/server/session';
import { signInPolicy } from '@/lib/auth/server/sign-in-policy';
import { Refusal } from '../refusal';
import { updateSignInPolicyAction } from './actions';

export const metadata: Metadata = { title: 'Sign-in' };

export default async function SignInSettingsPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'identity_provider.read')) return <Refusal action="identity_provider.read" />;
  const [policy, providers] = await Promise.all([signInPolicy(), listProviders()]);
  return (
    <div className={styles.stack}>
      <PageHeader title="Sign-in" description="How people get into Fairlead." />
      <Section
        title="Policy"
        note="A second factor is a code of an app beside the password. Whoever signs in with an identity provider has theirs there."
      >
        <SignInPolicyForm
          policy={policy}
          providers={providers.some(({ issuer }) => issuer !== null)}
          save={allows(caller.roles, 'sign_in_policy.update') ? updateSignInPolicyAction : null}
        />
      </Section>
      <Section
        title="Identity providers"
        note="Where people sign in with the company’s own accounts, and from where they are provisioned."
        actions={
          allows(caller.roles, 'identity_provider.create') && (
            <LinkButton size="compact-sm" variant="default" href={`${PROVIDERS_HREF}/new`}>
              New provider
            </LinkButton>
          )
        }
      >
        {providers.length > 0 ? (
          <ProviderList providers={providers} />
        ) : (
          <p className={styles.note}>None yet: people sign in with passwords.</p>
        )}
      </Section>
    </div>
  );
}
