import type { TableFilter } from '@/components/ui/table/column';
import { OFFERING_FACETS, type OfferingFacet } from '@/lib/catalog/offering-facets';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { capabilityName } from './capabilities';

/** As many as stand on one line at 1440 px with one of them in use. */
const FIRST: readonly OfferingFacet[] = ['mode', 'owner', 'channel', 'affiliation', 'capability', 'profile'];

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
