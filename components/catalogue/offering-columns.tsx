import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { LifecycleSign } from '@/components/ui/LifecycleSign';
import { Amount } from '@/components/ui/Price';
import { SourceSign } from '@/components/ui/SourceSign';
import { Tokens } from '@/components/ui/Tokens';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { Unknown } from '@/components/ui/Unknown';
import { affiliationLabel } from '@/lib/catalog/affiliation-kinds';
import { OFFERING_FACETS, type OfferingFacet } from '@/lib/catalog/offering-facets';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { PriceUnitKey } from '@/lib/catalog/price-units';
import { CapabilityGlyphs } from './CapabilityGlyphs';
import { capabilityName } from './capabilities';
import styles from './catalogue.module.css';

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

/** The columns of the list of offerings. Sortable ones are named as the query names its orders. */
export const OFFERING_COLUMNS: readonly DataColumn<OfferingRow>[] = [
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
  { id: 'channel', label: 'Channel', hint: 'Who sells it', width: 144, value: (row) => row.channelName },
  {
    id: 'affiliation',
    label: 'Affiliation',
    hint: 'What the channel is to the owner',
    width: 204,
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

const FIRST: readonly OfferingFacet[] = [
  'owner',
  'channel',
  'affiliation',
  'capability',
  'profile',
  'lifecycle',
];

const thousands = (values: readonly number[]) =>
  values.map((value) => ({
    value: String(value),
    label: `${value >= 1_000_000 ? `${value / 1_000_000} M` : `${value / 1_000} k`} tokens or more`,
  }));
const dollars = (values: readonly string[]) =>
  values.map((value) => ({ value, label: `$${value} or less per M` }));

/** The filters of the list of offerings, by the names of its query. */
export const OFFERING_FILTERS: readonly TableFilter<OfferingRow>[] = [
  ...OFFERING_FACETS.map(
    (facet): TableFilter<OfferingRow> => ({
      id: facet.key,
      label: facet.key === 'profile' ? 'Region' : facet.key === 'region' ? 'Processing region' : facet.name,
      more: !FIRST.includes(facet.key),
      ...(facet.key === 'free' && { single: true }),
      ...(facet.key === 'capability' && { labelOf: capabilityName }),
    }),
  ),
  {
    id: 'contextMin',
    label: 'Context',
    single: true,
    more: true,
    options: thousands([32_000, 128_000, 200_000, 400_000, 1_000_000]),
  },
  {
    id: 'inputMax',
    label: 'Input price',
    single: true,
    more: true,
    options: dollars(['0.1', '0.25', '0.5', '1', '3', '10']),
  },
  {
    id: 'outputMax',
    label: 'Output price',
    single: true,
    more: true,
    options: dollars(['0.5', '1', '2', '5', '15', '30']),
  },
];
