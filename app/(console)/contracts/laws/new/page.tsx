import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LawForm } from '@/components/laws/LawForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { lawChoices, listLaws } from '@/lib/contracts/server/law-queries';
import { Refusal } from '../../../settings/refusal';
import { proposeLawAction } from '../actions';

export const metadata: Metadata = { title: 'Law' };

export default async function LawPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly law?: string }>;
}) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'law.propose')) return <Refusal action="law.propose" />;
  const { law: subject } = await searchParams;
  const law = subject === undefined ? null : (await listLaws(caller)).find((one) => one.subject === subject);
  if (law === undefined) notFound();
  const { types, choices } = await lawChoices();
  const text = law && (law.inWork ?? law.inForce);
  return (
    <>
      <PageHeader
        title={law ? 'Change a law' : 'New law'}
        description="Another person has to agree before it counts."
      />
      <LawForm
        existing={
          law && text
            ? {
                subject: law.subject,
                content: text.content,
                ...(law.inWork && { revision: law.inWork.revision }),
              }
            : null
        }
        types={types.filter(({ inWriting }) => !inWriting)}
        choices={choices}
        propose={proposeLawAction}
      />
    </>
  );
}
