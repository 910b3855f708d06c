import type { CatalogueChange } from '../change';
import type { ImportDiff } from './diff';
import { type PreviewChoice, takes } from './preview';

/**
 * The steps of what is chosen of a preview: sellers and owners first, then models, then offerings. What a new offering needs
 * is made with it, once, and only where it is chosen. What the source confirms comes with any choice.
 */
export function chosenChanges(diff: ImportDiff, choice: PreviewChoice): readonly CatalogueChange[] {
  const taken = diff.preview.rows.filter(takes(choice));
  const vendors = new Map<string, CatalogueChange>();
  const models = new Map<string, CatalogueChange>();
  const needVendor = (key: unknown): void => {
    const change = typeof key === 'string' ? diff.vendors.get(key) : undefined;
    if (change) vendors.set(change.key, change);
  };
  const changes = taken.flatMap((row) => diff.changes.get(row.id) ?? []);
  for (const change of changes) {
    if (change.change !== 'create') continue;
    needVendor(change.values.channel?.value);
    const model = diff.models.get(String(change.values.model?.value));
    if (model?.change !== 'create') continue;
    models.set(model.key, model);
    needVendor(model.values.owner?.value);
  }
  return [...vendors.values(), ...models.values(), ...changes, ...diff.confirmations];
}
