import type { Metadata } from 'next';
import { EndingCounts } from '@/components/overview/EndingCounts';
import { EndingList } from '@/components/overview/EndingList';
import { EmptyState } from '@/components/ui/EmptyState';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { AHEAD_DAYS } from '@/lib/overview/ending';
import { endings as readEndings } from '@/lib/overview/server/endings';

export const metadata: Metadata = { title: 'Ending' };

export default async function EndingPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly kind?: string }>;
}) {
  const caller = await requireCaller();
  const [endings, { kind: asked }] = await Promise.all([readEndings(caller, new Date()), searchParams]);
  // A kind of which nothing is left is no choice: all is shown then.
  const kind = endings.find((one) => one.kind === asked)?.kind ?? null;
  const shown = kind === null ? endings : endings.filter((one) => one.kind === kind);
  return (
    <Page>
      <PageHeader
        title={`Ends within ${AHEAD_DAYS} days`}
        description="Last days, and the last days on which notice can be given, of what you may read."
      />
      {endings.length === 0 ? (
        <EmptyState title="Nothing that is recorded ends by then">
          Contracts, clauses, clearances, certificates, exceptions, keys, tokens and prices with an end show
          up here 90 days before it.
        </EmptyState>
      ) : (
        <div>
          <EndingCounts endings={endings} chosen={kind} />
          <EndingList endings={shown} />
        </div>
      )}
    </Page>
  );
}
