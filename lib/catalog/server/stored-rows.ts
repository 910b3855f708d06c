import { randomUUID } from 'node:crypto';
import type { RecordKind } from '../change';
import type { Origin } from '../plan';

/** A row of `vendors`, `models` or `offerings` as JSON, by column: what `to_jsonb` gives and `jsonb_populate_recordset` takes. */
export type StoredRow = Record<string, unknown> & {
  readonly id: string;
  readonly key: string;
  revision: number;
  archived_at: string | null;
  provenance: Record<string, Origin>;
};

/** How a field is stored. `known` tells an empty list from an unknown one where provenance alone does not. */
interface Column {
  readonly column: string;
  readonly form: 'plain' | 'instant' | 'list' | 'vendor' | 'model';
  readonly known?: string;
}

const plain = (column: string): Column => ({ column, form: 'plain' });
const instant = (column: string): Column => ({ column, form: 'instant' });
const list = (column: string, known?: string): Column => ({
  column,
  form: 'list',
  ...(known ? { known } : {}),
});

const COLUMNS: Readonly<Record<RecordKind, Readonly<Record<string, Column>>>> = {
  vendor: {
    name: plain('name'),
    legalName: plain('legal_name'),
    isOwner: plain('is_owner'),
    isChannel: plain('is_channel'),
    website: plain('website'),
    hosting: plain('hosting'),
  },
  model: {
    name: plain('name'),
    owner: { column: 'owner_id', form: 'vendor' },
    family: plain('family'),
    description: plain('description'),
    releasedOn: plain('released_on'),
    knowledgeCutoff: plain('knowledge_cutoff'),
    openWeights: plain('open_weights'),
    inputModalities: list('input_modalities'),
    outputModalities: list('output_modalities'),
    joinedInto: plain('joined_into'),
  },
  offering: {
    model: { column: 'model_id', form: 'model' },
    channel: { column: 'channel_id', form: 'vendor' },
    requestId: plain('request_id'),
    profile: plain('profile'),
    serviceTier: plain('service_tier'),
    api: plain('api'),
    endpoint: plain('endpoint'),
    mode: plain('mode'),
    regions: list('regions', 'regions_known'),
    capabilities: list('capabilities', 'capabilities_known'),
    inputModalities: list('input_modalities'),
    outputModalities: list('output_modalities'),
    contextTokens: plain('context_tokens'),
    maxInputTokens: plain('max_input_tokens'),
    maxOutputTokens: plain('max_output_tokens'),
    lifecycle: plain('lifecycle'),
    soldFrom: instant('sold_from'),
    soldUntil: instant('sold_until'),
    deprecatedFrom: instant('deprecated_from'),
    noticeDays: plain('notice_days'),
    successor: plain('successor'),
    retentionDays: plain('retention_days'),
    zeroRetention: plain('zero_retention'),
    trainingUse: plain('training_use'),
    humanReview: plain('human_review'),
    certifications: list('certifications'),
    subprocessors: list('subprocessors'),
    costBasis: plain('cost_basis'),
  },
};

/** What a new row holds in the columns that may not be null. */
const BLANK: Readonly<Record<RecordKind, Readonly<Record<string, unknown>>>> = {
  vendor: { is_owner: false, is_channel: false, hosting: 'service' },
  model: {},
  offering: { service_tier: 'standard', lifecycle: 'available' },
};

export const TABLES: Readonly<Record<RecordKind, 'vendors' | 'models' | 'offerings'>> = {
  vendor: 'vendors',
  model: 'models',
  offering: 'offerings',
};

/** Keys of records by id and ids by key, as references are stored. */
export interface References {
  readonly ids: Readonly<Record<'vendor' | 'model', Map<string, string>>>;
  readonly keys: Readonly<Record<'vendor' | 'model', Map<string, string>>>;
}

/** The plain fields of a kind, those included that are given when a record is made. */
export function storedFields(kind: RecordKind): readonly string[] {
  return Object.keys(COLUMNS[kind]);
}

export function isStoredField(kind: RecordKind, field: string): boolean {
  return Object.hasOwn(COLUMNS[kind], field);
}

/** The value of a plain field; null = unknown. */
export function readField(kind: RecordKind, row: StoredRow, field: string, references: References): unknown {
  const spec = COLUMNS[kind][field];
  if (!spec) throw new Error(`a ${kind} has no field ${field}`);
  const stored = row[spec.column] ?? null;
  switch (spec.form) {
    case 'plain':
      return stored;
    case 'instant':
      return typeof stored === 'string' ? new Date(stored).toISOString() : null;
    case 'list': {
      const values = Array.isArray(stored) ? stored : [];
      const known = spec.known ? row[spec.known] === true : field in row.provenance;
      return values.length > 0 || known ? values : null;
    }
    case 'vendor':
    case 'model':
      return typeof stored === 'string' ? (references.keys[spec.form].get(stored) ?? null) : null;
  }
}

/**
 * Puts a value into a row, in the form of its column.
 * @returns false when it names a vendor or model that there is not
 */
export function writeField(
  kind: RecordKind,
  row: StoredRow,
  field: string,
  value: unknown,
  references: References,
): boolean {
  const spec = COLUMNS[kind][field];
  if (!spec) throw new Error(`a ${kind} has no field ${field}`);
  if (spec.form === 'list') {
    row[spec.column] = value ?? [];
    if (spec.known) row[spec.known] = value !== null;
    return true;
  }
  if (value !== null && (spec.form === 'vendor' || spec.form === 'model')) {
    const id = references.ids[spec.form].get(String(value));
    if (id === undefined) return false;
    row[spec.column] = id;
    return true;
  }
  row[spec.column] = value;
  return true;
}

/** A row with nothing known but its key: a new one, or `old` emptied, which keeps its id and goes on counting revisions. */
export function blankRow(kind: RecordKind, key: string, at: Date, old?: StoredRow): StoredRow {
  const empty: Record<string, unknown> = {};
  for (const spec of Object.values(COLUMNS[kind])) {
    empty[spec.column] = spec.form === 'list' ? [] : null;
    if (spec.known) empty[spec.known] = false;
  }
  return {
    ...empty,
    ...BLANK[kind],
    id: old?.id ?? randomUUID(),
    key,
    provenance: {},
    revision: old ? old.revision + 1 : 1,
    archived_at: null,
    created_at: old?.created_at ?? at.toISOString(),
    updated_at: at.toISOString(),
  };
}

/** The columns of a row, for statements that write whole rows. */
export function columnsOf(kind: RecordKind): readonly string[] {
  const columns = Object.values(COLUMNS[kind]).flatMap(({ column, known }) =>
    known ? [column, known] : [column],
  );
  return [...columns, 'id', 'key', 'provenance', 'revision', 'archived_at', 'created_at', 'updated_at'];
}
