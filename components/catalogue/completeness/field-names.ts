import { fieldName } from '@/components/ui/field-words';
import type { CountedField } from '@/lib/catalog/completeness';

const NAMES: { readonly [field in CountedField]?: string } = {
  price: 'Any price',
  outputPrice: 'Output price',
  freshPrice: 'A price confirmed in the last 90 days',
  affiliation: 'Affiliation of seller and maker',
};

/** What is counted, in people's words. */
export function countedName(field: CountedField): string {
  return NAMES[field] ?? fieldName(field);
}
