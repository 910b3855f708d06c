import { IconLockCheck } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { AuditTabs } from '@/components/audit/AuditTabs';
import styles from '@/components/audit/audit.module.css';
import { RefusalCounts } from '@/components/audit/RefusalCounts';
import { RefusalFilters } from '@/components/audit/RefusalFilters';
import { RefusalRows } from '@/components/audit/RefusalRows';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatCount } from '@/components/ui/format-number';
import { REFUSED_HREF } from '@/components/ui/links/audit';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { RANGES, readFilter } from '@/lib/audit/filter';
import { environmentChoices } from '@/lib/audit/server/filter-choices';
import { listRefusals } from '@/lib/audit/server/refusal-queries';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../settings/refusal';
import { paramsOf, type SearchParams } from '../search-params';

export const metadata: Metadata = { title: 'Refused access' };

export default async function RefusedPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const caller = await requireCaller();
  if (!allowsSomewhere(caller.roles, 'audit.read')) return <Refusal action="audit.read" />;
  const { filter } = readFilter(paramsOf(await searchParams));
  const shown = { ...filter, range: filter.range ?? ('30d' as const), action: filter.action.slice(0, 1) };
  const since = new Date(Date.now() - RANGES[shown.range].hours * 3_600_000);
  const [page, environments] = await Promise.all([
    listRefusals(caller, { person: filter.person, action: shown.action[0] ?? null, since }),
    environmentChoices(caller),
  ]);
  return (
    <>
      <PageHeader
        title="Audit"
        description="What signed-in people and tokens wanted to do or see and were refused, counted by the hour. The first of each hour stands in the trail."
      />
      <AuditTabs open={REFUSED_HREF} />
      <RefusalFilters filter={shown} page={page} />
      {page.total === 0 ? (
        <EmptyState icon={<IconLockCheck />} title="Nothing was refused">
          {filter.person !== null || shown.action.length > 0
            ? 'Nothing of this in this time. Another person, action or time may have more.'
            : 'Nobody wanted more than they may in this time.'}
        </EmptyState>
      ) : (
        <>
          <RefusalCounts page={page} filter={shown} />
          <Section title="By the hour">
            <RefusalRows refusals={page.refusals} environments={environments} />
            {page.rows > page.refusals.length && (
              <p className={styles.below}>
                The latest {formatCount(page.refusals.length)} of {formatCount(page.rows)} rows. Choose a
                person, an action or a shorter time to see the others.
              </p>
            )}
          </Section>
        </>
      )}
    </>
  );
}
