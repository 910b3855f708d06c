import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HistoryList } from '@/components/catalogue/history/HistoryList';
import { Restore } from '@/components/catalogue/history/Restore';
import { EmptyState } from '@/components/ui/EmptyState';
import { fieldName } from '@/components/ui/field-words';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import {
  editRecordHref,
  offeringKeyOf,
  recordHistoryHref,
  recordHref,
} from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Sign } from '@/components/ui/Sign';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { recordHistory } from '@/lib/catalog/server/history-queries';
import { statedRecord } from '@/lib/catalog/server/stated-record';
import { restoreRecordAction, undoChangesAction } from '../../../edit-actions';
import { pageKind } from '../../../record-kind';

interface Props {
  readonly params: Promise<{ readonly kind: string; readonly key: readonly string[] }>;
  readonly searchParams: Promise<{ readonly field?: string; readonly before?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `History of ${offeringKeyOf((await params).key)}` };
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const caller = await requireCaller();
  const { kind: word, key: parts } = await params;
  const { field, before } = await searchParams;
  const [kind, key] = [pageKind(word), offeringKeyOf(parts)];
  const [record, history] = await Promise.all([
    statedRecord(kind, key),
    recordHistory(kind, key, {
      field,
      before: /^\d{1,18}$/.test(before ?? '') ? BigInt(before ?? '') : undefined,
    }),
  ]);
  if (!record) notFound();
  const stated = field === undefined ? undefined : record.fields[field];
  return (
    <Page>
      <PageHeader
        title={field === undefined ? 'History' : `History of ${fieldName(field).toLowerCase()}`}
        signs={record.archived && <Sign tone="warning">Archived</Sign>}
        description={
          <>
            Of {record.archived ? key : <Link href={recordHref(kind, key)}>{key}</Link>}, newest first: every
            value with where it comes from and who set it.
          </>
        }
        actions={
          record.archived
            ? allows(caller.roles, `${kind}.restore`) && (
                <Restore kind={kind} recordKey={key} restore={restoreRecordAction} />
              )
            : allows(caller.roles, `${kind}.update`) && (
                <LinkButton variant="default" href={editRecordHref(kind, key)}>
                  Edit
                </LinkButton>
              )
        }
      />
      {history.batches.length === 0 && before === undefined ? (
        <EmptyState title={field === undefined ? 'Nothing has changed yet' : 'This has not changed yet'}>
          {stated?.origin
            ? `It is as it came from ${stated.origin.source}, of ${stated.origin.asOf}.`
            : 'It is as it first came. Imports and edits are listed here from the first one on.'}
        </EmptyState>
      ) : (
        <HistoryList
          history={history}
          field={field ?? null}
          older={
            history.older &&
            `${recordHistoryHref(kind, key, field)}${field ? '&' : '?'}before=${history.older}`
          }
          undo={allows(caller.roles, 'catalog.undo') ? undoChangesAction : null}
        />
      )}
    </Page>
  );
}
