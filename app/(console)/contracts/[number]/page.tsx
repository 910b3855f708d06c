import type { Metadata } from 'next';
import { ContractActions } from '@/components/contracts/actions/ContractActions';
import { ClauseGroups } from '@/components/contracts/page/ClauseGroups';
import { DateTable } from '@/components/contracts/page/DateTable';
import { EffectiveSection } from '@/components/contracts/page/EffectiveSection';
import { FamilyTree } from '@/components/contracts/page/FamilyTree';
import { HistoryList } from '@/components/contracts/page/HistoryList';
import { LimitedContract } from '@/components/contracts/page/LimitedContract';
import { PartyFacts } from '@/components/contracts/page/PartyFacts';
import styles from '@/components/contracts/page/page.module.css';
import { standingSentences } from '@/components/contracts/page/standing-words';
import { StatusSign } from '@/components/contracts/StatusSign';
import { DocumentList } from '@/components/documents/DocumentList';
import { WebTermsList } from '@/components/documents/WebTermsList';
import { LinkButton } from '@/components/ui/LinkButton';
import { newContractHref, reviewDeskHref } from '@/components/ui/links/contracts';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { SampleMark } from '@/components/ui/SampleMark';
import { Section } from '@/components/ui/Section';
import { Sign } from '@/components/ui/Sign';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { contractDates } from '@/lib/contracts/contract-dates';
import { contractHistory } from '@/lib/contracts/server/contract-history';
import { getContractPage } from '@/lib/contracts/server/contract-page-queries';
import { limitedToOthers } from '@/lib/contracts/server/contract-queries';
import { documentsOf } from '@/lib/contracts/server/document-queries';
import { effectiveClauses } from '@/lib/contracts/server/effective-queries';
import { contractFormChoices } from '@/lib/contracts/server/form-choices';
import { webTermsOf } from '@/lib/contracts/server/web-terms-records';
import { instant, utcDate } from '@/lib/core/time';
import { found } from '../../catalogue/found';
import { Refusal } from '../../settings/refusal';
import { CONTRACT_ACTIONS } from '../contract-actions';
import { DOCUMENT_ACTIONS } from '../document-action-set';
import { WEB_TERMS_ACTIONS } from '../web-terms-action-set';

interface Props {
  readonly params: Promise<{ readonly number: string }>;
  /** A day and an offering, for the clauses that hold then. */
  readonly searchParams: Promise<{ readonly on?: string; readonly offering?: string }>;
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: decodeURIComponent((await params).number) };
}

export default async function ContractPage({ params, searchParams }: Props) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const now = new Date();
  const number = decodeURIComponent((await params).number);
  const limited = await limitedToOthers(caller, number);
  if (limited) return <LimitedContract number={number} vendor={limited.vendorName} />;
  const page = await found(getContractPage(caller, number, now));
  const { contract, standing, family, types, clauses } = page;
  const [documents, terms, history, { people, contracts }] = await Promise.all([
    contract.archivedAt ? [] : documentsOf(caller, contract.number),
    contract.archivedAt ? [] : webTermsOf(caller, contract.number),
    contractHistory(caller, contract.id),
    contractFormChoices(caller),
  ]);
  const { on = null, offering = null } = await searchParams;
  const effective = await effectiveClauses(caller, contract, types, { on, offering }, now);
  const mayWrite = allows(caller.roles, 'contract.update');
  const ending = clauses.flatMap(({ id, type, inForce }) =>
    inForce?.content.validTo ? [{ id, type, validTo: inForce.content.validTo }] : [],
  );
  const typeName = (key: string) => types.find((type) => type.key === key)?.name ?? key;
  return (
    <Page>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="contract" id={contract.id} />}
        title={`${contract.number} · ${contract.title}`}
        description={standingSentences(contract, standing)}
        signs={
          <>
            <StatusSign status={standing.status} />
            {contract.sample && <SampleMark />}
            {contract.limited && <Sign tone="neutral">Limited</Sign>}
            {contract.legalHold && <Sign tone="warning">Legal hold</Sign>}
            {contract.archivedAt && <Sign tone="neutral">Archived</Sign>}
          </>
        }
        actions={
          <ContractActions
            contract={contract}
            standing={standing}
            actions={mayWrite ? CONTRACT_ACTIONS : null}
            mayKeep={allows(caller.roles, 'contract.keep')}
            people={people}
            others={contracts.map(({ number }) => number).filter((number) => number !== contract.number)}
            today={utcDate(now)}
          />
        }
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Section title="What ends when">
            <DateTable
              dates={contractDates(contract, standing, ending)}
              standing={standing}
              zone={contract.zone}
              now={instant(now)}
              typeName={typeName}
            />
          </Section>
          <Section title="Documents" note="Kept as they came. What is executed can be evidence.">
            <DocumentList
              contract={contract.number}
              documents={documents}
              actions={
                allows(caller.roles, 'document.upload') && !contract.archivedAt ? DOCUMENT_ACTIONS : null
              }
            />
          </Section>
          <Section
            title="Terms by address"
            note="Copied and looked at each day. A change that nobody reviews within 14 days is silent."
          >
            <WebTermsList
              contract={contract.number}
              terms={terms}
              now={instant(now)}
              actions={
                allows(caller.roles, 'web_terms.add') && !contract.archivedAt ? WEB_TERMS_ACTIONS : null
              }
            />
          </Section>
          <Section
            title="Clauses"
            note="Only what is agreed and approved, in an executed document of an active contract, is evidence."
            actions={
              <LinkButton size="compact-sm" variant="default" href={reviewDeskHref(contract.number)}>
                Review
              </LinkButton>
            }
          >
            {clauses.length > 0 ? (
              <ClauseGroups contract={contract} types={types} clauses={clauses} />
            ) : (
              <p className={styles.quiet}>None is recorded yet. They are taken up at the review desk.</p>
            )}
          </Section>
          <Section
            title="What holds when"
            note="The highest precedence wins, then the later start; an amendment takes out what it replaces or deletes."
          >
            <EffectiveSection number={contract.number} effective={effective} />
          </Section>
          <Section
            title="Amendments and annexes"
            note="Where two say something of the same thing the higher precedence wins, then the later start."
            actions={
              mayWrite && (
                <LinkButton
                  size="compact-sm"
                  variant="default"
                  href={newContractHref({ parent: contract.number })}
                >
                  New amendment
                </LinkButton>
              )
            }
          >
            <FamilyTree family={family} own={contract.number} />
          </Section>
        </div>
        <div className={styles.stack}>
          <Section title="Parties and terms">
            <PartyFacts {...page} />
          </Section>
        </div>
      </div>
      <Section title="History" note="As the audit trail has it.">
        <HistoryList entries={history} />
      </Section>
    </Page>
  );
}
