'use client';

import { useRouter } from 'next/navigation';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { LinkButton } from '@/components/ui/LinkButton';
import { editRecordHref, recordHistoryHref, recordHref } from '@/components/ui/links/catalogue';
import { tellDone } from '@/components/ui/undo-notice';
import type { RecordKind } from '@/lib/catalog/change';
import type { ActionResult } from '@/lib/http/action-result';

const LISTS = { offering: '/catalogue', model: '/catalogue/models', vendor: '/catalogue/vendors' } as const;

/** What can be done with a record: edit it, see what it was, archive it. */
export function RecordActions({
  kind,
  recordKey,
  editing = false,
  rules = 0,
  archive,
  undo,
}: {
  readonly kind: RecordKind;
  readonly recordKey: string;
  /** It stands on the page of editing. */
  readonly editing?: boolean;
  /** How many rules name it. */
  readonly rules?: number;
  readonly archive?: (
    kind: RecordKind,
    key: string,
  ) => Promise<ActionResult<{ readonly batchId: string | null }>>;
  readonly undo?: (batchId: string) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  return (
    <>
      <LinkButton variant="default" href={recordHistoryHref(kind, recordKey)}>
        History
      </LinkButton>
      {archive && undo && (
        <ConfirmAction
          label="Archive"
          title={`Archive ${recordKey}?`}
          confirmLabel={`Archive ${kind}`}
          effect={
            <>
              It leaves every list; its history stays, and it can be restored from there.
              {rules > 0 &&
                ` ${rules === 1 ? 'One rule names it' : `${rules} rules name it`}: a draft that does cannot be published until it names another.`}
            </>
          }
          onConfirm={async () => {
            const result = await archive(kind, recordKey);
            if (!result.ok) return result;
            const { batchId } = result.data;
            router.push(LISTS[kind]);
            tellDone(`Archived ${recordKey}.`, batchId ? () => undo(batchId) : undefined);
            return result;
          }}
        />
      )}
      {editing ? (
        <LinkButton variant="default" href={recordHref(kind, recordKey)}>
          Done
        </LinkButton>
      ) : (
        archive && <LinkButton href={editRecordHref(kind, recordKey)}>Edit</LinkButton>
      )}
    </>
  );
}
