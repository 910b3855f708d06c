import type { Metadata } from 'next';
import { DateTable } from '@/components/contracts/page/DateTable';
import { PartyFacts } from '@/components/contracts/page/PartyFacts';
import { standingSentences } from '@/components/contracts/page/standing-words';
import { ClauseRecord } from '@/components/contracts/record/ClauseRecord';
import { DocumentRecord } from '@/components/contracts/record/DocumentRecord';
import { PrintButton } from '@/components/contracts/record/PrintButton';
import styles from '@/components/contracts/record/record.module.css';
import { DateTime } from '@/components/ui/DateTime';
import { PageHeader } from '@/components/ui/PageHeader';
import { SampleMark } from '@/components/ui/SampleMark';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { CLAUSE_GROUPS } from '@/lib/contracts/clause-type';
import { contractDates } from '@/lib/contracts/contract-dates';
import { getContractPage } from '@/lib/contracts/server/contract-page-queries';
import { documentsOf } from '@/lib/contracts/server/document-queries';
import { instant } from '@/lib/core/time';
import { found } from '../../../catalogue/found';
import { Refusal } from '../../../settings/refusal';

interface Props {
  readonly params: Promise<{ readonly number: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Review record of ${decodeURIComponent((await params).number)}` };
}

/** What was reviewed of a contract, whole, for paper. */
export default async function ContractRecordPage({ params }: Props) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const now = new Date();
  const number = decodeURIComponent((await params).number);
  const page = await found(getContractPage(caller, number, now));
  const documents = await found(documentsOf(caller, number));
  const { contract, standing, types, clauses } = page;
  const names = new Map(documents.map(({ id, name }) => [id, name]));
  const missing = types.filter(({ key }) => !clauses.some(({ type }) => type === key));
  return (
    <div className={styles.record}>
      <PageHeader
        title={`${contract.number} · ${contract.title}`}
        description={
          <>
            {standingSentences(contract, standing)} Review record, <DateTime at={instant(now)} />, for{' '}
            {caller.name}.
          </>
        }
        signs={contract.sample && <SampleMark />}
        actions={<PrintButton />}
      />
      <Section title="Parties and terms">
        <PartyFacts {...page} />
      </Section>
      <Section title="What ends when">
        <DateTable
          dates={contractDates(contract, standing)}
          standing={standing}
          zone={contract.zone}
          now={instant(now)}
          typeName={(key) => key}
        />
      </Section>
      <Section title="Documents">
        <DocumentRecord documents={documents.filter(({ archivedAt }) => !archivedAt)} />
      </Section>
      {Object.entries(CLAUSE_GROUPS).map(([group, name]) => {
        const own = types.filter((type) => type.group === group);
        const recorded = own.flatMap((type) =>
          clauses.filter((clause) => clause.type === type.key).map((clause) => ({ type, clause })),
        );
        if (recorded.length === 0) return null;
        return (
          <section key={group} className={styles.clauses} aria-label={name}>
            <h2 className={styles.group}>{name}</h2>
            {recorded.map(({ type, clause }) => (
              <ClauseRecord key={clause.id} clause={clause} type={type} documents={names} />
            ))}
          </section>
        );
      })}
      {missing.length > 0 && (
        <Section title="Not recorded" note="Of these nothing was taken up. What is silent is not agreed.">
          <p>{missing.map(({ name }) => name).join(', ')}.</p>
        </Section>
      )}
    </div>
  );
}
