import { IconChecks } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { ContractTabs } from '@/components/contracts/ContractTabs';
import { ApprovalList } from '@/components/desk/queue/ApprovalList';
import { OtherList } from '@/components/desk/queue/OtherList';
import { PARTS, type Part, partCounts, QueueParts } from '@/components/desk/queue/QueueParts';
import { WorkList } from '@/components/desk/queue/WorkList';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { CONTRACT_REVIEWS_HREF } from '@/components/ui/links/contracts';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { isOverdue } from '@/lib/contracts/review-queue';
import { reviewQueue } from '@/lib/contracts/server/clause-queue-queries';
import { utcDate } from '@/lib/core/time';
import { Refusal } from '../../settings/refusal';
import { approveClausesAction, previewApproveManyAction } from '../[number]/review/actions';

export const metadata: Metadata = { title: 'To review' };

interface QueuePage {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ReviewQueuePage({ searchParams }: QueuePage) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const { part: asked, contract } = await searchParams;
  const queue = await reviewQueue(caller);
  const today = utcDate(new Date());
  const counts = partCounts(queue, today);
  const part =
    partNamed(asked) ??
    (typeof contract === 'string'
      ? 'approve'
      : (Object.keys(PARTS) as Part[]).find((one) => counts[one] > 0)) ??
    'approve';
  const approve = queue.approve.filter(
    (one) => typeof contract !== 'string' || one.contract.number === contract,
  );
  const assigned = queue.assigned.filter(({ clause }) => part !== 'overdue' || isOverdue(clause, today));
  const empty = (part === 'approve' ? approve.length : counts[part]) === 0;
  return (
    <Page>
      <ContractTabs />
      <PageHeader
        title="To review"
        description={
          typeof contract === 'string' ? (
            <>
              Clauses of {contract} that wait for your approval.{' '}
              <Link href={CONTRACT_REVIEWS_HREF}>Show all</Link>
            </>
          ) : (
            'What waits for you: clauses to approve, to change and to write, and approvals elsewhere.'
          )
        }
      />
      <QueueParts open={part} counts={counts} />
      {part === 'approve' && (
        // Stays when the last was approved: it tells what became of them.
        <ApprovalList clauses={approve} approve={approveClausesAction} preview={previewApproveManyAction} />
      )}
      {empty && (
        <EmptyState icon={<IconChecks />} title="Nothing waits here">
          Clauses come here once they are put up at the review desk, handed back, or assigned to you.
        </EmptyState>
      )}
      {!empty && part === 'others' && <OtherList proposals={queue.others} />}
      {!empty && part !== 'approve' && part !== 'others' && (
        <WorkList label={PARTS[part]} clauses={part === 'changes' ? queue.changes : assigned} today={today} />
      )}
    </Page>
  );
}

function partNamed(asked: string | string[] | undefined): Part | undefined {
  return (Object.keys(PARTS) as Part[]).find((part) => part === asked);
}
