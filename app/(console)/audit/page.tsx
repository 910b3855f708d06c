import { IconHistory } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { AuditFault } from '@/components/audit/AuditFault';
import { AuditTabs } from '@/components/audit/AuditTabs';
import { AuditTrail } from '@/components/audit/AuditTrail';
import { ExportTrail } from '@/components/audit/ExportTrail';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { AUDIT_HREF } from '@/components/ui/links/audit';
import { PageHeader } from '@/components/ui/PageHeader';
import { placeSearch, readPlace } from '@/lib/audit/cursor';
import { filterSearch, narrows, readFilter } from '@/lib/audit/filter';
import { standingFault } from '@/lib/audit/server/check-queries';
import { actorChoices, environmentChoices, recordLink } from '@/lib/audit/server/filter-choices';
import { auditPage } from '@/lib/audit/server/queries';
import { subjectNoun } from '@/lib/audit/subject-link';
import { allows, allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../settings/refusal';
import { paramsOf, type SearchParams } from './search-params';

export const metadata: Metadata = { title: 'Audit' };

export default async function AuditTrailPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const caller = await requireCaller();
  if (!allowsSomewhere(caller.roles, 'audit.read')) return <Refusal action="audit.read" />;
  const params = paramsOf(await searchParams);
  const { filter } = readFilter(params);
  const place = readPlace(params);
  const [page, people, environments, fault, record] = await Promise.all([
    auditPage(caller, filter, place, new Date()),
    actorChoices(caller),
    environmentChoices(caller),
    standingFault(caller),
    filter.record && recordLink(caller, filter.record),
  ]);
  const noun = filter.record && subjectNoun(filter.record.type);
  return (
    <>
      <PageHeader
        title="Audit"
        description="Every change: who made it, when, what of it changed, and from where. Nothing of it can be changed afterwards."
        actions={
          <>
            {record?.href && (
              <LinkButton variant="default" href={record.href}>
                Back to the {noun}
              </LinkButton>
            )}
            {allows(caller.roles, 'audit.export') && <ExportTrail filter={filter} />}
          </>
        }
      />
      <AuditTabs open={AUDIT_HREF} />
      <AuditFault fault={fault} />
      <AuditTrail
        page={page}
        filter={filter}
        here={placeSearch(filterSearch(filter), place).toString()}
        recordTitle={record?.title ?? null}
        people={people}
        environments={environments}
        empty={
          <EmptyState icon={<IconHistory />} title="Nothing of this in the trail">
            {narrows(filter)
              ? 'No entry is left by these filters. Ids and names are looked for whole.'
              : 'Everything that changes from now on stands here.'}
          </EmptyState>
        }
      />
    </>
  );
}
