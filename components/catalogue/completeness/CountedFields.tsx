import { formatCount, formatShare } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import { COUNTED_FIELDS, type CountedField } from '@/lib/catalog/completeness';
import { countedName } from './field-names';

/** What the score counts, by how much, and how many offerings lack it; what costs most altogether comes first. */
export function CountedFields({
  gaps,
  offerings,
}: {
  readonly gaps: readonly { readonly field: CountedField; readonly count: number }[];
  readonly offerings: number;
}) {
  const complete = (Object.keys(COUNTED_FIELDS) as CountedField[]).filter(
    (field) => !gaps.some((gap) => gap.field === field),
  );
  const lines = [...gaps, ...complete.map((field) => ({ field, count: 0 }))];
  return (
    <PlainTable label="What is counted" minWidth={420}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col" data-align="end">
            Weight of 100
          </th>
          <th scope="col" data-align="end">
            Missing in
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ field, count }) => (
          <tr key={field}>
            <th scope="row">{countedName(field)}</th>
            <td data-align="end" data-label="Weight">
              {COUNTED_FIELDS[field]}
            </td>
            <td data-align="end" data-label="Missing in">
              {formatCount(count)} ({formatShare(count, offerings)})
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
