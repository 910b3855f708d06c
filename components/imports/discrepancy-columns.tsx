import { fieldName, fieldText } from '@/components/ui/field-words';
import { formatDate } from '@/components/ui/format-date';
import { Sign } from '@/components/ui/Sign';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { Unknown } from '@/components/ui/Unknown';
import type { Discrepancy, SourceStatement } from '@/lib/catalog/discrepancy';
import { OUTCOMES, settlementText, standingOf } from './discrepancy-standing';
import { PriceChange } from './PriceChange';
import styles from './review.module.css';

const said = (field: string, statement: SourceStatement | undefined) =>
  statement === undefined ? null : fieldText(field, statement.value);

function Said({ field, statement }: { readonly field: string; readonly statement: SourceStatement }) {
  const { source, origin } = statement;
  return (
    <span title={`${source}, ${formatDate(origin.asOf)}`}>
      {said(field, statement) ?? <Unknown what="Not stated" word />}{' '}
      <span className={styles.quiet}>{source}</span>
    </span>
  );
}

const kept = ({ statements }: Discrepancy) => statements.find(({ current }) => current);
const others = ({ statements }: Discrepancy) => statements.filter(({ current }) => !current);

const TONES = {
  open: 'neutral',
  asked: 'information',
  'open again': 'warning',
  settled: 'good',
} as const;

export const DISCREPANCY_COLUMNS: readonly DataColumn<Discrepancy>[] = [
  {
    id: 'offering',
    label: 'Offering',
    width: 260,
    value: (row) => `${row.modelName} · ${row.channelName}`,
    cell: (row) => (
      <span title={row.offering}>
        {row.modelName} <span className={styles.quiet}>{row.channelName}</span>
      </span>
    ),
  },
  { id: 'field', label: 'Field', width: 132, value: (row) => fieldName(row.field) },
  {
    id: 'kept',
    label: 'The catalogue has',
    width: 240,
    sortable: false,
    value: (row) => said(row.field, kept(row)),
    cell: (row) => {
      const statement = kept(row);
      return statement ? <Said field={row.field} statement={statement} /> : <Unknown what="Nothing" />;
    },
  },
  {
    id: 'others',
    label: 'Others say',
    width: 268,
    sortable: false,
    value: (row) =>
      others(row)
        .map((statement) => `${said(row.field, statement)} (${statement.source})`)
        .join('; '),
    cell: (row) =>
      others(row).map((statement, index) => (
        <span key={statement.source}>
          {index > 0 && ' · '}
          <Said field={row.field} statement={statement} />
        </span>
      )),
  },
  {
    id: 'percent',
    label: 'By',
    hint: 'Largest relative difference from what the catalogue has',
    width: 104,
    align: 'end',
    descendingFirst: true,
    value: (row) => row.percent,
    cell: (row) => <PriceChange percent={row.percent} />,
  },
  {
    id: 'standing',
    label: 'Stands',
    width: 120,
    value: standingOf,
    cell: (row) => (
      <Sign tone={TONES[standingOf(row)]} {...(row.settlement && { title: settlementText(row.settlement) })}>
        {standingOf(row) === 'settled' && row.settlement ? OUTCOMES[row.settlement.outcome] : standingOf(row)}
      </Sign>
    ),
  },
  {
    id: 'key',
    label: 'Key',
    width: 280,
    hidden: true,
    value: (row) => row.offering,
    cell: (row) => <code>{row.offering}</code>,
  },
];

export const DISCREPANCY_FILTERS: readonly TableFilter<Discrepancy>[] = [
  { id: 'what', label: 'Field', values: (row) => [row.field], labelOf: fieldName },
  { id: 'source', label: 'Source', values: (row) => row.statements.map(({ source }) => source) },
  { id: 'seller', label: 'Seller', values: (row) => [row.channelName] },
  {
    id: 'by',
    label: 'By at least',
    single: true,
    options: ['1', '5', '20', '50', '100'].map((least) => ({ value: least, label: `${least} %` })),
    matches: ({ percent }, [least]) => percent !== null && Math.abs(percent) >= Number(least),
  },
  { id: 'stands', label: 'Stands', values: (row) => [standingOf(row)] },
];
