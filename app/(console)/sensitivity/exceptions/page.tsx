import { IconShieldQuestion } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { ExceptionsTable } from '@/components/sensitivity/exceptions/ExceptionsTable';
import { WaitingException } from '@/components/sensitivity/exceptions/WaitingException';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { EXCEPTIONS_HREF, MATRIX_HREF } from '@/components/ui/links/sensitivity';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { type ExceptionStanding, listExceptions } from '@/lib/sensitivity/server/exception-queries';
import {
  approveExceptionAction,
  endExceptionAction,
  previewApproveExceptionAction,
  previewEndExceptionAction,
  requestExceptionChangesAction,
  withdrawExceptionAction,
} from '../exception-actions';

export const metadata: Metadata = { title: 'Exceptions' };

export default async function ExceptionsPage() {
  const caller = await requireCaller();
  const all = await listExceptions(caller, new Date());
  const of = (...standings: ExceptionStanding[]) =>
    all.filter(({ standing }) => standings.includes(standing));
  const [holding, waiting, past] = [of('in_force', 'ahead'), of('waiting', 'open'), of('over', 'withdrawn')];
  const ask = allows(caller.roles, 'exception.propose') && (
    <LinkButton href={`${EXCEPTIONS_HREF}/new`}>Ask for an exception</LinkButton>
  );
  const table = {
    end: allows(caller.roles, 'exception.end') ? endExceptionAction : null,
    preview: previewEndExceptionAction,
  };
  return (
    <Page>
      <PageHeader
        title="Exceptions"
        description="What is let pass though a clause is missing: for 90 days at most and 180 in any 365, accepted by a risk owner and by data protection or security, and never in place of a DPA, a BAA or an export annex."
        actions={all.length > 0 && ask}
      />
      {all.length === 0 && (
        <EmptyState icon={<IconShieldQuestion />} title="No exceptions" action={ask}>
          Where the matrix shuts an offering that work cannot wait for, those who answer for the risk can let
          it pass for a while.{' '}
          <LinkButton variant="default" size="compact-sm" href={MATRIX_HREF}>
            Open the matrix
          </LinkButton>
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <Section title="Waiting">
          <div>
            {waiting.map((exception) => (
              <WaitingException
                key={exception.proposal.id}
                exception={exception}
                mayEdit={allows(caller.roles, 'exception.propose')}
                preview={previewApproveExceptionAction}
                actions={{
                  ...(allows(caller.roles, 'exception.withdraw') && { withdraw: withdrawExceptionAction }),
                  ...(allows(caller.roles, 'exception.approve') && {
                    approve: approveExceptionAction,
                    requestChanges: requestExceptionChangesAction,
                  }),
                }}
              />
            ))}
          </div>
        </Section>
      )}
      {holding.length > 0 && (
        <Section title="In force">
          <ExceptionsTable label="Exceptions in force" exceptions={holding} {...table} />
        </Section>
      )}
      {past.length > 0 && (
        <Section title="Over">
          <ExceptionsTable label="Exceptions that are over" exceptions={past} {...table} />
        </Section>
      )}
    </Page>
  );
}
