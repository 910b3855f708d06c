import type { Metadata } from 'next';
import { ExceptionForm } from '@/components/sensitivity/exceptions/ExceptionForm';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { utcDate } from '@/lib/core/time';
import { listEnvironments } from '@/lib/routing/server/queries';
import { labelRef } from '@/lib/sensitivity/label';
import { listExceptions } from '@/lib/sensitivity/server/exception-queries';
import { askedByLabels } from '@/lib/sensitivity/server/label-queries';
import { Refusal } from '../../../settings/refusal';
import { proposeExceptionAction } from '../../exception-actions';

export const metadata: Metadata = { title: 'Ask for an exception' };

export default async function NewExceptionPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'exception.propose')) {
    return <Refusal action="exception.propose" />;
  }
  const now = new Date();
  const search = await searchParams;
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : '');
  const [labels, environments, exceptions] = await Promise.all([
    askedByLabels(),
    listEnvironments(),
    text('again') ? listExceptions(caller, now) : [],
  ]);
  const again = exceptions.find(
    ({ proposal, standing }) =>
      proposal.id === text('again') && (standing === 'open' || standing === 'waiting'),
  )?.proposal;
  const today = utcDate(now);
  return (
    <Page>
      <PageHeader
        title={again ? 'Ask for it otherwise' : 'Ask for an exception'}
        description="It opens nothing until a risk owner and another, for data protection or security, accepted it."
      />
      <ExceptionForm
        existing={again ? { id: again.id, revision: again.revision } : null}
        initial={
          again?.content ?? {
            label: text('label'),
            offering: text('offering'),
            environment: text('environment') || null,
            reason: '',
            from: today,
            to: '',
          }
        }
        labels={labels.flatMap(({ label, obligations }) =>
          obligations?.length ? [{ value: labelRef(label), label: label.name }] : [],
        )}
        environments={environments.map(({ key, name }) => ({ value: key, label: name }))}
        today={today}
        propose={proposeExceptionAction}
      />
    </Page>
  );
}
