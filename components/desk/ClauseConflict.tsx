'use client';

import { type ConflictField, ConflictView } from '@/components/ui/ConflictView';
import type { ClauseContent } from '@/lib/contracts/clause-content';
import type { ClauseType } from '@/lib/contracts/clause-type';
import { clauseFields } from '@/lib/contracts/clause-words';

/** Somebody saved the clause first: both texts side by side. */
export function ClauseConflict({
  mine,
  theirs,
  type,
  ...choices
}: {
  readonly mine: ClauseContent;
  readonly theirs: ClauseContent;
  readonly type: ClauseType;
  readonly onBack: () => void;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  const other = clauseFields(theirs, type.parameters);
  const fields = clauseFields(mine, type.parameters).map(({ label, text }, nth): ConflictField => {
    const theirText = other[nth]?.text ?? '';
    return { label, mine: text || '–', theirs: theirText || '–', same: text === theirText };
  });
  return <ConflictView what="clause" fields={fields} {...choices} />;
}
