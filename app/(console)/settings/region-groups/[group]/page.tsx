import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import styles from '@/components/access/access.module.css';
import { ArchiveIfFree } from '@/components/routing/vocabulary/ArchiveIfFree';
import { RegionGroupForm } from '@/components/routing/vocabulary/RegionGroupForm';
import { WhereNamed } from '@/components/routing/vocabulary/WhereNamed';
import { REGION_GROUPS_HREF } from '@/components/ui/links/vocabulary';
import { PageHeader } from '@/components/ui/PageHeader';
import { TrailLink } from '@/components/ui/TrailLink';
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
  return (
    <div className={styles.stack}>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="region group" id={group.id} />}
        title={group.key}
        description="Each environment follows a change at its next publish: a region more lets its rules send requests there."
        actions={
          allows(caller.roles, 'region_group.archive') && (
            <ArchiveIfFree
              thing={group}
              what="region group"
              uses={uses}
              denied="names"
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
      <WhereNamed
        uses={uses}
        environment={environment.key}
        nowhere="Nowhere yet: no rule, saved request or stop names it."
      />
    </div>
  );
}
