import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import styles from '@/components/access/access.module.css';
import { UsesList } from '@/components/routing/UsesList';
import { ArchiveWord } from '@/components/routing/vocabulary/ArchiveWord';
import { RegionGroupForm } from '@/components/routing/vocabulary/RegionGroupForm';
import { REGION_GROUPS_HREF } from '@/components/ui/links/vocabulary';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { getRegionGroup } from '@/lib/routing/server/vocabulary-queries';
import { pageEnvironment } from '../../../routing/environment';
import { archiveRegionGroupAction, updateRegionGroupAction } from '../../vocabulary-actions';
import { offered } from '../offered';

export const metadata: Metadata = { title: 'Region group' };

export default async function RegionGroupPage({
  params,
  searchParams,
}: {
  params: Promise<{ group: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const caller = await requireCaller();
  const { group: key } = await params;
  const [found, environment] = await Promise.all([getRegionGroup(key), pageEnvironment(searchParams)]);
  const { uses, ...group } = found ?? notFound();
  const free = uses.every((use) => use.kind === 'version');
  return (
    <div className={styles.stack}>
      <PageHeader
        title={group.key}
        description="Each environment follows a change at its next publish: a region more lets its rules send requests there."
        actions={
          free &&
          allows(caller.roles, 'region_group.archive') && (
            <ArchiveWord
              thing={group}
              what="region group"
              effect={`${uses.length > 0 ? 'No draft names it any more, though what is active does. ' : 'Nothing names it. '}Once an environment publishes again, a request that still names it is denied.`}
              back={REGION_GROUPS_HREF}
              archive={archiveRegionGroupAction}
            />
          )
        }
      />
      {allows(caller.roles, 'region_group.update') ? (
        <RegionGroupForm
          key={group.id}
          existing={group}
          offered={await offered()}
          save={updateRegionGroupAction}
        />
      ) : (
        <p>Regions: {group.regions.join(', ')}</p>
      )}
      <Section title="Where it is named">
        {uses.length === 0 ? (
          <p>Nowhere yet: no rule, saved request or stop names it.</p>
        ) : (
          <UsesList uses={uses} environment={environment.key} label="Where it is named" />
        )}
      </Section>
    </div>
  );
}
