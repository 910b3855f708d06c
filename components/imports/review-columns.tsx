import { IconRoute } from '@tabler/icons-react';
import { fieldName } from '@/components/ui/field-words';
import { formatDollars, formatPlural, formatTokens } from '@/components/ui/format-number';
import { Sign } from '@/components/ui/Sign';
import { SourceSign } from '@/components/ui/SourceSign';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { Unknown } from '@/components/ui/Unknown';
import type { PreviewSection } from '@/lib/catalog/import/preview';
import { originOf } from './origin-of';
import { PriceChange } from './PriceChange';
import styles from './review.module.css';
import type { ReviewRow } from './review-rows';
import { fieldColumn, KEY, RECORD, valueColumn } from './value-columns';

type Column = DataColumn<ReviewRow>;

const SHOWN_KEY: Column = { ...KEY, hidden: false };
const FIELD = fieldColumn<ReviewRow>(() => 'The offering');
const BEFORE = valueColumn('before', 'Now');
const AFTER = valueColumn('after', 'Becomes');

const PERCENT: Column = {
  id: 'percent',
  label: 'Change',
  hint: 'Of a price: its largest relative change',
  width: 96,
  align: 'end',
  descendingFirst: true,
  value: (row) => row.percent,
  cell: (row) => <PriceChange percent={row.percent} />,
};
const FROM: Column = {
  id: 'from',
  label: 'Now from',
  hint: 'Who states the value that the catalogue has',
  width: 188,
  value: (row) => originOf(row.before)?.source ?? null,
  cell: (row) => {
    const origin = originOf(row.before);
    return origin ? <SourceSign source={origin.source} asOf={origin.asOf} /> : <Unknown what="Nobody" />;
  },
};
const ROUTED: Column = {
  id: 'routed',
  label: 'Routed by',
  hint: 'Rules of drafts and active versions that call the offering',
  width: 104,
  descendingFirst: true,
  value: (row) => row.uses.length,
  cell: (row) =>
    row.uses.length > 0 && (
      <Sign tone="information" icon={<IconRoute size={14} />}>
        {formatPlural(row.uses.length, 'rule')}
      </Sign>
    ),
};
const ALSO_IN: Column = {
  id: 'also',
  label: 'Still stated by',
  width: 180,
  value: (row) => row.alsoIn.join(', ') || null,
  cell: (row) => row.alsoIn.join(', ') || <Unknown what="No other source" />,
};
const price = (id: 'input' | 'output', label: string): Column => ({
  id,
  label,
  width: 96,
  align: 'end',
  value: (row) => (row.offering?.[id] == null ? null : Number(row.offering[id])),
  cell: (row) => {
    const amount = row.offering?.[id];
    return amount == null ? <Unknown what="No price stated" /> : formatDollars(amount);
  },
});
const NEW_COLUMNS: readonly Column[] = [
  RECORD,
  SHOWN_KEY,
  {
    id: 'model',
    label: 'Model',
    width: 200,
    value: (row) => row.offering?.modelName ?? null,
    cell: ({ offering }) =>
      offering && (
        <span title={offering.model}>
          {offering.modelIsNew ? (
            <Sign tone="information">new</Sign>
          ) : (
            <span className={styles.quiet}>joins</span>
          )}{' '}
          {offering.modelName}
        </span>
      ),
  },
  price('input', 'Input $/M'),
  price('output', 'Output $/M'),
  {
    id: 'context',
    label: 'Context',
    width: 88,
    align: 'end',
    descendingFirst: true,
    value: (row) => row.offering?.contextTokens ?? null,
    cell: ({ offering }) =>
      offering?.contextTokens == null ? <Unknown /> : formatTokens(offering.contextTokens),
  },
  {
    id: 'values',
    label: 'Values',
    hint: 'Fields and prices that the source states',
    width: 80,
    hidden: true,
    align: 'end',
    descendingFirst: true,
    value: (row) => row.offering?.values ?? null,
  },
];
const CHANGE_COLUMNS = [RECORD, FIELD, BEFORE, AFTER, PERCENT, FROM, ROUTED, KEY];

/** What is shown of a section's rows. */
export const REVIEW_COLUMNS: Readonly<Record<PreviewSection, readonly Column[]>> = {
  new: NEW_COLUMNS,
  changed: CHANGE_COLUMNS,
  conflict: CHANGE_COLUMNS,
  other: CHANGE_COLUMNS,
  gone: [RECORD, FIELD, BEFORE, ALSO_IN, ROUTED, KEY],
  archived: [RECORD, SHOWN_KEY, ALSO_IN, ROUTED],
};

const CHANNEL: TableFilter<ReviewRow> = {
  id: 'channel',
  label: 'Seller',
  values: (row) => [row.channel ?? 'the model'],
};
const IS_ROUTED: TableFilter<ReviewRow> = {
  id: 'routed-to',
  label: 'Routing',
  values: (row) => [row.uses.length > 0 ? 'routed to' : 'not routed to'],
};
const CHANGE_FILTERS: readonly TableFilter<ReviewRow>[] = [
  {
    id: 'what',
    label: 'Field',
    values: (row) => [row.field ?? ''],
    labelOf: (field) => (field === '' ? 'The offering' : fieldName(field)),
  },
  CHANNEL,
  {
    id: 'moves',
    label: 'Price',
    values: ({ percent }) => (percent === null ? [] : [percent > 0 ? 'dearer' : 'cheaper']),
  },
  {
    id: 'by',
    label: 'By at least',
    single: true,
    options: ['1', '5', '20', '50', '100'].map((least) => ({ value: least, label: `${least} %` })),
    matches: ({ percent }, [least]) => percent !== null && Math.abs(percent) >= Number(least),
  },
  IS_ROUTED,
  { id: 'from', label: 'Now from', values: (row) => [originOf(row.before)?.source ?? 'nobody'] },
];

export const REVIEW_FILTERS: Readonly<Record<PreviewSection, readonly TableFilter<ReviewRow>[]>> = {
  new: [
    CHANNEL,
    {
      id: 'model-is',
      label: 'Model',
      values: ({ offering }) => [offering?.modelIsNew ? 'new' : 'joins one that there is'],
    },
    {
      id: 'seller-is',
      label: 'Seller is',
      values: ({ offering }) => [offering?.channelIsNew ? 'new' : 'known'],
    },
  ],
  changed: CHANGE_FILTERS,
  conflict: CHANGE_FILTERS,
  other: CHANGE_FILTERS,
  gone: [CHANGE_FILTERS[0], CHANNEL, IS_ROUTED].filter((filter) => filter !== undefined),
  archived: [CHANNEL, IS_ROUTED],
};
