import { Money } from '@/lib/core/money';
import type { ModelRecord } from '../catalog-records';
import type { ModelRow } from '../details';
import type { OfferingRow } from '../offering-row';
import type { CatalogueSnapshot } from './snapshot';

function lowest(rows: readonly OfferingRow[], unit: 'input' | 'output'): string | null {
  const amounts = rows.flatMap((row) => (row.free ? [] : (row.prices[unit] ?? [])));
  return amounts.length === 0 ? null : Money.min(...amounts).toFixed();
}

/** A model as lists show it. */
export function modelRow(snapshot: CatalogueSnapshot, model: ModelRecord): ModelRow {
  const rows = snapshot.byModel.get(model.key) ?? [];
  return {
    key: model.key,
    name: model.name,
    ownerKey: model.owner,
    ownerName: model.owner === null ? null : (snapshot.records.vendors.get(model.owner)?.name ?? model.owner),
    family: model.family,
    description: model.description,
    releasedOn: model.releasedOn,
    knowledgeCutoff: model.knowledgeCutoff,
    openWeights: model.openWeights,
    inputModalities: model.inputModalities,
    outputModalities: model.outputModalities,
    offerings: rows.length,
    channels: new Set(rows.map((row) => row.channelKey)).size,
    lowestInput: lowest(rows, 'input'),
    lowestOutput: lowest(rows, 'output'),
  };
}
