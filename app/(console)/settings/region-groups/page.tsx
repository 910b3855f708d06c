import { IconMap } from '@tabler/icons-react';
import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { VocabularyList } from '@/components/routing/vocabulary/VocabularyList';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { REGION_GROUPS_HREF, regionGroupHref } from '@/components/ui/links/vocabulary';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listRegionGroups } from '@/lib/routing/server/vocabulary-queries';

export const metadata: Metadata = { title: 'Region groups' };

export default async function RegionGroupsPage() {
  const caller = await requireCaller();
  const groups = await listRegionGroups();
  const create = allows(caller.roles, 'region_group.create') && (
    <LinkButton href={`${REGION_GROUPS_HREF}/new`}>New region group</LinkButton>
  );
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Region groups"
        description="One name for several regions, usable in rules, requests and stops wherever a region is."
        actions={create}
      />
      {groups.length === 0 ? (
        <EmptyState icon={<IconMap />} title="No region groups yet" action={create}>
          A group such as eu says once which regions count as the EU, and rules name the group.
        </EmptyState>
      ) : (
        <VocabularyList
          label="Region groups"
          what={['Group', 'Regions']}
          entries={groups.map(({ key, regions, uses }) => ({
            key,
            href: regionGroupHref(key),
            means: regions.join(', '),
            uses,
          }))}
        />
      )}
    </div>
  );
}
