import type { Fact } from '@/components/ui/Facts';
import { fieldName, fieldText } from '@/components/ui/field-words';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { Unknown } from '@/components/ui/Unknown';
import { PROMISED_FIELDS } from '@/lib/catalog/catalog-records';
import type { OfferingDetail } from '@/lib/catalog/details';
import { OFFERING_INPUTS } from '@/lib/catalog/field-inputs';
import { OriginSign } from './OriginSign';

const DATES = ['soldFrom', 'deprecatedFrom', 'soldUntil'] as const;

/** What the seller promises of the data that it is sent, each with where it is stated; what nobody stated is unknown. */
export function promiseFacts({ row, provenance }: OfferingDetail): readonly Fact[] {
  return PROMISED_FIELDS.map((field) => {
    const value = row[field];
    const input = OFFERING_INPUTS[field];
    const chosen = 'choices' in input && typeof value === 'string' ? Object.entries(input.choices) : [];
    const text = chosen.find(([key]) => key === value)?.[1] ?? fieldText(field, value);
    return {
      label: fieldName(field),
      value: text ?? <Unknown word />,
      source: <OriginSign kind="offering" recordKey={row.key} field={field} origin={provenance[field]} />,
    };
  });
}

/** When an offering begins and ends, with what notice, and what takes its place. */
export function lifecycleFacts({ row, provenance, noticeDays }: OfferingDetail): readonly Fact[] {
  const sign = (field: string) => (
    <OriginSign kind="offering" recordKey={row.key} field={field} origin={provenance[field]} />
  );
  return [
    ...DATES.map((field) => ({
      label: fieldName(field),
      value: fieldText(field, row[field]) ?? <Unknown word what="Not stated" />,
      source: sign(field),
    })),
    {
      label: fieldName('noticeDays'),
      value: fieldText('noticeDays', noticeDays) ?? <Unknown word what="Not stated" />,
      source: sign('noticeDays'),
    },
    {
      label: fieldName('successor'),
      value: row.successor ? (
        <Link href={offeringHref(row.successor)}>{row.successor}</Link>
      ) : (
        <Unknown word what="None named" />
      ),
      source: sign('successor'),
    },
  ];
}
