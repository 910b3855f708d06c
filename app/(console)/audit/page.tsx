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
import { readCursor } from '@/lib/audit/cursor';
import { narrows, readFilter } from '@/lib/audit/filter';
import { standingFault } from '@/lib/audit/server/check-queries';
import { filterChoices } from '@/lib/audit/server/filter-choices';
import { auditPage } from '@/lib/audit/server/queries';
import { subjectLinks } from '@/lib/audit/server/subjects';
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
  const [older, newer] = [readCursor(params.get('older') ?? ''), readCursor(params.get('newer') ?? '')];
  const [page, choices, fault, record] = await Promise.all([
    auditPage(caller, filter, { ...(older && { older }), ...(newer && { newer }) }, new Date()),
    filterChoices(),
    standingFault(caller),
    filter.record && subjectLinks([filter.record]).then((link) => filter.record && link(filter.record)),
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
        recordTitle={record?.title ?? null}
        {...choices}
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
