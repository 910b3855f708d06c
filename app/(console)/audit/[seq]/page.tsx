import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import styles from '@/components/audit/audit.module.css';
import { Differences } from '@/components/audit/Differences';
import { EntryFacts } from '@/components/audit/EntryFacts';
import { EntryPages } from '@/components/audit/EntryPages';
import { capital } from '@/components/audit/entry-words';
import { LinkButton } from '@/components/ui/LinkButton';
import { recordTrailHref } from '@/components/ui/links/audit';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { actionWords } from '@/lib/audit/action-words';
import { placeSearch, readPlace } from '@/lib/audit/cursor';
import { filterSearch, narrows, readFilter } from '@/lib/audit/filter';
import { auditEntry } from '@/lib/audit/server/queries';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../settings/refusal';
import { paramsOf, type SearchParams } from '../search-params';

interface Place {
  readonly params: Promise<{ readonly seq: string }>;
  readonly searchParams: SearchParams;
}

export async function generateMetadata({ params }: Place): Promise<Metadata> {
  return { title: `Entry ${(await params).seq}` };
}

export default async function AuditEntryPage({ params: address, searchParams }: Place) {
  const caller = await requireCaller();
  if (!allowsSomewhere(caller.roles, 'audit.read')) return <Refusal action="audit.read" />;
  const { seq } = await address;
  const entry = /^\d{1,18}$/.test(seq) ? await auditEntry(caller, BigInt(seq)) : null;
  if (!entry) notFound();
  const params = paramsOf(await searchParams);
  const { filter } = readFilter(params);
  const { type, id } = entry.subject;
  return (
    <>
      <PageHeader
        title={capital(actionWords(entry.action))}
        actions={
          <LinkButton variant="default" href={recordTrailHref(type, id)}>
            All of this record
          </LinkButton>
        }
      />
      <EntryPages
        entry={entry}
        search={placeSearch(filterSearch(filter), readPlace(params))}
        filtered={narrows(filter)}
      />
      <div className={styles.body}>
        <EntryFacts entry={entry} />
        <Section title="What changed">
          <Differences entry={entry} />
        </Section>
      </div>
    </>
  );
}
