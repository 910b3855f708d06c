import { IconUsersGroup } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AskedRoles } from '@/components/access/AskedRoles';
import styles from '@/components/access/access.module.css';
import { GiveRoleForm } from '@/components/access/groups/GiveRoleForm';
import { GroupList } from '@/components/access/groups/GroupList';
import { ScimTokenForm, ScimTokenList } from '@/components/access/groups/ScimTokens';
import { providerGroupsHref } from '@/components/access/providers/provider-links';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { TextToCopy } from '@/components/ui/TextToCopy';
import { allows } from '@/lib/auth/permissions';
import { readProviderGroups } from '@/lib/auth/server/group-queries';
import { listEnvironmentKeys } from '@/lib/auth/server/queries';
import { scimBase } from '@/lib/auth/server/scim/route';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../../../refusal';
import {
  approveGroupRoleAction,
  createScimTokenAction,
  gainsAction,
  lossesAction,
  proposeGroupRoleAction,
  removeGroupRoleAction,
  revokeScimTokenAction,
  withdrawGroupRoleAction,
} from './actions';

export const metadata: Metadata = { title: 'Groups' };

export default async function ProviderGroupsPage({
  params,
}: {
  readonly params: Promise<{ readonly provider: string }>;
}) {
  const caller = await requireCaller();
  const may = (action: Parameters<typeof allows>[1]) => allows(caller.roles, action);
  if (!may('identity_provider.read')) return <Refusal action="identity_provider.read" />;
  const [found, environments] = await Promise.all([
    readProviderGroups(caller, (await params).provider),
    listEnvironmentKeys(),
  ]);
  if (!found) notFound();
  const { provider, groups, asked, tokens } = found;
  return (
    <div className={styles.stack}>
      <PageHeader
        title={`Groups of ${provider.name}`}
        description="What the provider’s groups let people do here, and the tokens by which its directory tells of them."
      />
      <Section
        title="Groups"
        note="Who is in them is the provider’s to say: at each sign-in, or by provisioning."
      >
        {groups.length > 0 ? (
          <GroupList
            groups={groups}
            losses={lossesAction}
            remove={may('group_role.remove') ? removeGroupRoleAction : null}
          />
        ) : (
          <EmptyState icon={<IconUsersGroup />} title="No groups yet">
            Name a group below, and whoever is in it holds the role from their next sign-in on. Or let the
            directory tell of groups with a token.
          </EmptyState>
        )}
      </Section>
      {asked.length > 0 && (
        <AskedRoles
          asked={asked.map((one) => ({ ...one, who: one.group }))}
          actions={
            may('group_role.approve')
              ? { approve: approveGroupRoleAction, withdraw: withdrawGroupRoleAction }
              : {}
          }
        />
      )}
      {may('group_role.propose') && (
        <Section title="Give a role" note="To everybody in a group, for as long as they are in it.">
          <GiveRoleForm
            providerId={provider.id}
            groups={groups.map(({ name }) => name)}
            environments={environments}
            gains={gainsAction}
            propose={proposeGroupRoleAction}
          />
        </Section>
      )}
      <Section
        title="Provisioning (SCIM)"
        note="With a token the directory makes, changes and deactivates people here."
      >
        <TextToCopy lead="The address for the directory" value={scimBase()} label="Copy address" />
        {tokens.length > 0 && (
          <ScimTokenList tokens={tokens} revoke={may('scim_token.revoke') ? revokeScimTokenAction : null} />
        )}
      </Section>
      {may('scim_token.create') && (
        <Section title="New token">
          <ScimTokenForm
            providerId={provider.id}
            address={scimBase()}
            back={providerGroupsHref(provider.key)}
            create={createScimTokenAction}
          />
        </Section>
      )}
    </div>
  );
}
