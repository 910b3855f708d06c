import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { LifecycleSign } from '@/components/ui/LifecycleSign';
import { Amount } from '@/components/ui/Price';
import { SampleMark } from '@/components/ui/SampleMark';
import { SourceSign } from '@/components/ui/SourceSign';
import { Tokens } from '@/components/ui/Tokens';
import type { ColumnSet, DataColumn } from '@/components/ui/table/column';
import { Unknown } from '@/components/ui/Unknown';
import { affiliationLabel } from '@/lib/catalog/affiliation-kinds';
import { completenessOf } from '@/lib/catalog/completeness';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { PriceUnitKey } from '@/lib/catalog/price-units';
import { blendedPrice } from '@/lib/catalog/task-measure';
import { CapabilityGlyphs } from './CapabilityGlyphs';
import styles from './catalogue.module.css';
import { PROMISE_COLUMNS } from './promise-columns';
import { RowClearanceSign } from './RowClearanceSign';
import { qualityColumn, SERVING_COLUMNS } from './serving-columns';

function price(row: OfferingRow, unit: PriceUnitKey) {
  const amount = row.prices[unit];
  if (amount === undefined) return <Amount price={null} />;
  return (
    <>
      <Amount price={{ amount, free: row.free && amount === '0' }} unit="tokens" />
      {(row.priceTiers > 0 || row.timeOfDay) && unit === 'input' && (
        <span className={styles.varies} title={variesBy(row)}>
          <span aria-hidden>+</span>
          <span className="visually-hidden">, {variesBy(row)}</span>
        </span>
      )}
    </>
  );
}

function variesBy(row: OfferingRow): string {
  const causes = [row.priceTiers > 0 && 'input length', row.timeOfDay && 'hour of day'].filter(Boolean);
  return `varies by ${causes.join(' and ')}`;
}

function priceColumn(id: string, label: string, unit: PriceUnitKey, hidden = false): DataColumn<OfferingRow> {
  return {
    id,
    label,
    hint: `${label}: USD per million tokens`,
    align: 'end',
    width: label.length > 12 ? 128 : 96,
    hidden,
    value: (row) => row.prices[unit] ?? null,
    cell: (row) => price(row, unit),
  };
}

const absent = (what: string) => <Unknown what={what} />;

function blended(row: OfferingRow) {
  const amount = blendedPrice(row);
  const free = row.free && amount === 0;
  return amount === null ? null : { amount: amount.toFixed(9).replace(/\.?0+$/, ''), free };
}

const COLUMNS: readonly DataColumn<OfferingRow>[] = [
  { id: 'model', label: 'Model', width: 176, value: (row) => row.modelName },
  {
    id: 'key',
    label: 'Request id',
    hint: 'What a request to the channel names it by',
    width: 216,
    value: (row) => row.requestId,
    cell: (row) => <code title={row.requestId}>{row.requestId}</code>,
  },
  {
    id: 'owner',
    label: 'Owner',
    hint: 'Who makes the model',
    width: 104,
    value: (row) => row.ownerName,
    cell: (row) => row.ownerName ?? absent('Owner unknown'),
  },
  {
    id: 'channel',
    label: 'Channel',
    hint: 'Who sells it',
    width: 144,
    value: (row) => row.channelName,
    cell: (row) =>
      row.sample ? (
        <>
          {row.channelName} <SampleMark />
        </>
      ) : (
        row.channelName
      ),
  },
  {
    id: 'affiliation',
    label: 'Affiliation',
    hint: 'What the channel is to the owner',
    width: 216,
    value: (row) => affiliationLabel(row.affiliation),
    cell: (row) => <AffiliationSign affiliation={row.affiliation} />,
  },
  {
    id: 'profile',
    label: 'Region',
    hint: 'Region or profile that the request id names',
    width: 80,
    sortable: false,
    value: (row) => row.profile ?? row.regions?.join(' ') ?? null,
    cell: (row) => row.profile ?? row.regions?.join(', ') ?? absent('No region stated'),
  },
  priceColumn('input', 'Input $/M', 'input'),
  priceColumn('output', 'Output $/M', 'output'),
  priceColumn('cacheRead', 'Cache read $/M', 'cache_read', true),
  {
    id: 'blended',
    label: 'Blended $/M',
    hint: 'USD per million tokens, three read for each written: what the list is in order of at first',
    align: 'end',
    width: 112,
    hidden: true,
    value: blendedPrice,
    cell: (row) => <Amount price={blended(row)} unit="tokens" />,
  },
  {
    id: 'context',
    label: 'Context',
    hint: 'Tokens in and out together',
    align: 'end',
    width: 80,
    descendingFirst: true,
    value: (row) => row.contextTokens,
    cell: (row) => <Tokens value={row.contextTokens} />,
  },
  {
    id: 'maxInput',
    label: 'Max input',
    hint: 'Tokens in one request',
    align: 'end',
    width: 104,
    descendingFirst: true,
    hidden: true,
    value: (row) => row.maxInputTokens,
    cell: (row) => <Tokens value={row.maxInputTokens} />,
  },
  {
    id: 'maxOutput',
    label: 'Max output',
    hint: 'Tokens in one answer',
    align: 'end',
    width: 104,
    descendingFirst: true,
    hidden: true,
    value: (row) => row.maxOutputTokens,
    cell: (row) => <Tokens value={row.maxOutputTokens} />,
  },
  {
    id: 'capabilities',
    label: 'Capabilities',
    width: 116,
    sortable: false,
    value: (row) => row.capabilities?.join(' ') ?? null,
    cell: (row) => <CapabilityGlyphs capabilities={row.capabilities} />,
  },
  {
    id: 'clearance',
    label: 'Clearance',
    hint: 'The most sensitive level that it is cleared for in this environment',
    width: 148,
    sortable: false,
    value: (row) => row.clearance?.level ?? null,
    cell: (row) => <RowClearanceSign row={row} />,
  },
  {
    id: 'lifecycle',
    label: 'Lifecycle',
    width: 116,
    value: (row) => row.lifecycle,
    cell: (row) => <LifecycleSign lifecycle={row.lifecycle} />,
  },
  {
    id: 'tier',
    label: 'Service tier',
    width: 112,
    sortable: false,
    hidden: true,
    value: (row) => row.serviceTier,
  },
  ...PROMISE_COLUMNS,
  ...SERVING_COLUMNS,
  {
    id: 'completeness',
    label: 'Completeness',
    hint: 'How much is known of it, 0 to 100',
    align: 'end',
    width: 124,
    descendingFirst: true,
    hidden: true,
    value: (row) => completenessOf(row).score,
  },
  {
    id: 'asOf',
    label: 'Source',
    hint: 'Where the prices come from, and of which day they are',
    width: 264,
    descendingFirst: true,
    value: (row) => (row.asOf === null ? row.source : `${row.source ?? ''} ${row.asOf.slice(0, 10)}`),
    cell: (row) =>
      row.source && row.asOf ? <SourceSign source={row.source} asOf={row.asOf} /> : absent('No source'),
  },
];

/**
 * The columns of the list of offerings. Sortable ones are named as the query names its orders.
 * @param benchmark what quality is compared by; null = none is known
 */
export function offeringColumns(benchmark: string | null): readonly DataColumn<OfferingRow>[] {
  return [...COLUMNS.slice(0, -1), qualityColumn(benchmark), ...COLUMNS.slice(-1)];
}

/** Columns by the question that they answer together. */
export const OFFERING_COLUMN_SETS: readonly ColumnSet[] = [
  { label: 'An overview', columns: COLUMNS.filter(({ hidden }) => !hidden).map(({ id }) => id) },
  {
    label: 'Prices',
    columns: [
      'model',
      'key',
      'channel',
      'tier',
      'blended',
      'input',
      'output',
      'cacheRead',
      'currency',
      'asOf',
    ],
  },
  {
    label: 'Limits',
    columns: [
      'model',
      'key',
      'channel',
      'context',
      'maxInput',
      'maxOutput',
      'takes',
      'gives',
      'capabilities',
    ],
  },
  {
    label: 'Compliance',
    columns: [
      'model',
      'channel',
      'affiliation',
      'hosting',
      'profile',
      'retention',
      'zeroRetention',
      'training',
      'review',
      'certifications',
    ],
  },
  {
    label: 'Lifecycle',
    columns: ['model', 'key', 'channel', 'lifecycle', 'deprecatedFrom', 'soldUntil', 'successor', 'asOf'],
  },
  {
    label: 'Routing',
    columns: [
      'model',
      'key',
      'channel',
      'endpoint',
      'api',
      'profile',
      'input',
      'output',
      'latency',
      'throughput',
      'quality',
      'lifecycle',
    ],
  },
];
