import { type RecordKind, type Stated, sameValue } from '@/lib/catalog/change';
import { fieldInput } from '@/lib/catalog/field-inputs';
import type { FieldEdit } from '@/lib/catalog/record-edit';

/** A record's values by field, as the server gave them. */
export type StatedFields = Readonly<Record<string, Stated>>;

/** What was typed into a field over what was there. */
export interface TypedEdit {
  readonly before: unknown;
  readonly value: unknown;
  readonly evidence: string;
}
export type Edits = Readonly<Record<string, TypedEdit>>;

/** What changes of an edit: absent stays. */
export interface EditOf {
  readonly value?: unknown;
  readonly evidence?: string;
}

const emptied = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? null : value);

/** The value before an edit. A list of prices without members is the same as none. */
export function valueBefore(fields: StatedFields, field: string): unknown {
  return fields[field]?.value ?? (field.startsWith('price:') ? [] : null);
}

export function evidenceBefore(fields: StatedFields, field: string): string {
  return fields[field]?.origin?.evidence ?? '';
}

/** The edits with one more; a field that is as it was again is no edit. */
export function withEdit(edits: Edits, fields: StatedFields, field: string, change: EditOf): Edits {
  const { [field]: old, ...others } = edits;
  const before = old ? old.before : valueBefore(fields, field);
  const next: TypedEdit = {
    before,
    value: 'value' in change ? change.value : old ? old.value : before,
    evidence: change.evidence ?? old?.evidence ?? evidenceBefore(fields, field),
  };
  const prices = field.startsWith('price:');
  const same = prices ? sameValue(emptied(next.value), emptied(before)) : sameValue(next.value, before);
  return same && next.evidence === evidenceBefore(fields, field) ? others : { ...others, [field]: next };
}

/** What is sent of them. Evidence goes with promises and prices, and with nothing that takes none. */
export function sentEdits(kind: RecordKind, edits: Edits): FieldEdit[] {
  return Object.entries(edits).map(([field, { before, value, evidence }]) => {
    const takes = field.startsWith('price:') || fieldInput(kind, field)?.evidence;
    return { field, before, value, evidence: takes && evidence.trim() !== '' ? evidence.trim() : null };
  });
}

/** After a conflict: mine over theirs, or (`take`) theirs instead of mine. */
export function overTheirs(edits: Edits, theirs: StatedFields, take: boolean): Edits {
  return Object.fromEntries(
    Object.entries(edits).flatMap(([field, edit]) => {
      if (!Object.hasOwn(theirs, field)) return [[field, edit]];
      return take ? [] : [[field, { ...edit, before: theirs[field]?.value ?? null }]];
    }),
  );
}
