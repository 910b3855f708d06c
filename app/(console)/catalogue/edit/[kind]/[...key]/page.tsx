import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OfferingEditor } from '@/components/catalogue/edit/OfferingEditor';
import { PlainEditor } from '@/components/catalogue/edit/PlainEditor';
import { RecordActions } from '@/components/catalogue/edit/RecordActions';
import { UsedBy } from '@/components/catalogue/UsedBy';
import { EmptyState } from '@/components/ui/EmptyState';
import { Facts } from '@/components/ui/Facts';
import { LinkButton } from '@/components/ui/LinkButton';
import { offeringKeyOf, recordHref } from '@/components/ui/links/catalogue';
import { MonoId } from '@/components/ui/MonoId';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { editChoices } from '@/lib/catalog/server/edit-choices';
import { currentRates } from '@/lib/catalog/server/exchange-rates';
import { statedRecord } from '@/lib/catalog/server/stated-record';
import { archiveRecordAction, saveRecordAction, undoChangesAction } from '../../../edit-actions';
import { pageKind } from '../../../record-kind';
import { usesOf } from '../../../uses';

interface Props {
  readonly params: Promise<{ readonly kind: string; readonly key: readonly string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit ${offeringKeyOf((await params).key)}` };
}

export default async function EditRecordPage({ params }: Props) {
  const caller = await requireCaller();
  const { kind: word, key: parts } = await params;
  const [kind, key] = [pageKind(word), offeringKeyOf(parts)];
  const record = await statedRecord(kind, key);
  if (!record || record.archived) notFound();
  if (!allows(caller.roles, `${kind}.update`)) {
    return (
      <EmptyState
        heading
        title="Architects edit the catalogue"
        action={<LinkButton href={recordHref(kind, key)}>Back to {key}</LinkButton>}
      >
        You can read it. Ask an architect for a change, or an administrator for the role.
      </EmptyState>
    );
  }
  const { fields } = record;
  const [choices, uses, rates] = await Promise.all([
    editChoices(),
    kind === 'offering' ? usesOf(key) : { drafts: [], active: [] },
    kind === 'offering' ? currentRates() : [],
  ]);
  const actions = { save: saveRecordAction, undo: undoChangesAction };
  const text = (field: string) => String(fields[field]?.value ?? 'not stated');
  return (
    <Page>
      <PageHeader
        title={`Edit ${key}`}
        description="What you set stays when sources are imported, unless you choose theirs there."
        actions={
          <RecordActions
            kind={kind}
            recordKey={key}
            editing
            archive={archiveRecordAction}
            undo={undoChangesAction}
          />
        }
      />
      {kind === 'offering' ? (
        <>
          <Facts
            across
            facts={[
              { label: 'Sold by', value: text('channel') },
              {
                label: 'Request id',
                value: <MonoId value={text('requestId')} label="Copy request id" wrap />,
              },
              { label: 'Region or profile', value: text('profile') },
              { label: 'Service tier', value: text('serviceTier') },
            ]}
          />
          <OfferingEditor
            offering={key}
            fields={fields}
            choices={choices}
            rates={rates}
            now={Date.now()}
            used={uses.drafts.length + uses.active.length > 0}
            uses={<UsedBy uses={uses} />}
            actions={actions}
          />
        </>
      ) : (
        <PlainEditor kind={kind} recordKey={key} fields={fields} choices={choices} actions={actions} />
      )}
    </Page>
  );
}
