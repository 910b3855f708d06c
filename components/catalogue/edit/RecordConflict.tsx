'use client';

import { ConflictView } from '@/components/ui/ConflictView';
import { DateTime } from '@/components/ui/DateTime';
import { fieldName, fieldText } from '@/components/ui/field-words';
import { type RecordKind, sameValue } from '@/lib/catalog/change';
import type { EditConflict } from '@/lib/catalog/record-history';
import type { Edits } from './edits';

/** Fields that somebody else has saved meanwhile, mine and theirs side by side. */
export function RecordConflict({
  kind,
  edits,
  theirs,
  ...choices
}: {
  readonly kind: RecordKind;
  readonly edits: Edits;
  readonly theirs: EditConflict;
  readonly onBack: () => void;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  const shown = (field: string, value: unknown) => fieldText(field, value) ?? 'unknown';
  return (
    <ConflictView
      what={kind}
      changedBy={
        theirs.by &&
        theirs.at && (
          <>
            Saved by {theirs.by}, <DateTime at={theirs.at} />. Your other fields are not touched by it.
          </>
        )
      }
      fields={Object.entries(theirs.changedSince).map(([field, now]) => {
        const mine = edits[field]?.value;
        return {
          label: fieldName(field),
          mine: shown(field, mine),
          theirs: shown(field, now.value),
          same: sameValue(mine, now.value),
        };
      })}
      {...choices}
    />
  );
}
