import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import styles from '@/components/access/access.module.css';
import { ArchiveProvider } from '@/components/access/providers/ArchiveProvider';
import { ProviderForm } from '@/components/access/providers/ProviderForm';
import { providerGroupsHref, signInsInWords } from '@/components/access/providers/provider-links';
import { Facts } from '@/components/ui/Facts';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { Sign } from '@/components/ui/Sign';
import { allows } from '@/lib/auth/permissions';
import { roleLabel } from '@/lib/auth/roles';
import { readProvider } from '@/lib/auth/server/identity-providers';
import { requireCaller } from '@/lib/auth/server/session';
import { env } from '@/lib/env';
import { Refusal } from '../../../refusal';
import { archiveProviderAction, testProviderAction, updateProviderAction } from '../actions';

export const metadata: Metadata = { title: 'Identity provider' };

export default async function ProviderPage({
  params,
}: {
  readonly params: Promise<{ readonly provider: string }>;
}) {
  const { roles } = await requireCaller();
  if (!allows(roles, 'identity_provider.read')) {
    return <Refusal action="identity_provider.read" />;
  }
  const provider = (await readProvider((await params).provider, new Date())) ?? notFound();
  const { key, name, issuer, clientId, domains, firstRole, accounts, mappings, leftOut, ...record } =
    provider;
  return (
    <div className={styles.stack}>
      <PageHeader
        title={name}
        description={`${signInsInWords(accounts)}.`}
        signs={provider.enforced && <Sign tone="information">Enforced</Sign>}
        actions={
          <>
            <LinkButton variant="default" href={providerGroupsHref(key)}>
              {mappings > 0 ? `Groups and provisioning (${mappings})` : 'Groups and provisioning'}
            </LinkButton>
            {allows(roles, 'identity_provider.archive') && (
              <ArchiveProvider provider={{ ...record, name, accounts }} archive={archiveProviderAction} />
            )}
          </>
        }
      />
      {leftOut > 0 && (
        <p className={styles.note}>
          <Sign tone="warning">Groups left out</Sign> {leftOut === 1 ? 'One sign-in' : `${leftOut} sign-ins`}{' '}
          of the last 30 days came without groups, mostly because there were too many for a token. What they
          gave before stays. Have the provider tell only groups that matter here.
        </p>
      )}
      {allows(roles, 'identity_provider.update') ? (
        <ProviderForm
          key={provider.id}
          existing={provider}
          enforceable={accounts > 0}
          origin={env().NEXTAUTH_URL}
          test={testProviderAction}
          save={updateProviderAction}
        />
      ) : (
        <Facts
          facts={[
            { label: 'Issuer', value: issuer ?? 'none: it only provisions' },
            { label: 'Client id', value: clientId ?? '–' },
            { label: 'Claim with groups', value: record.groupsClaim ?? '–' },
            { label: 'E-mail domains', value: domains.join(', ') || '–' },
            { label: 'Makes accounts', value: record.createsPeople ? 'yes' : 'no' },
            { label: 'First role', value: firstRole ? roleLabel(firstRole) : '–' },
          ]}
        />
      )}
    </div>
  );
}
