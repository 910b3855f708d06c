import type { CatalogueHit } from '../details';
import { type SearchField, type SearchIndex, searchIndex, searchScores } from '../search-index';
import { type CatalogueSnapshot, catalogueSnapshot } from './snapshot';

interface Searchable {
  readonly hits: readonly CatalogueHit[];
  readonly index: SearchIndex;
}

const searchables = new WeakMap<object, Searchable>();

/** Of equal hits, the wider thing first: a model before its offerings. */
const KIND_BONUS = { model: 3, vendor: 2, offering: 0 } as const;

function searchable(snapshot: CatalogueSnapshot): Searchable {
  const known = searchables.get(snapshot.records);
  if (known) return known;
  const { records, rows, byModel } = snapshot;
  const entries: { hit: CatalogueHit; fields: SearchField[] }[] = [];
  for (const model of records.models.values()) {
    const offerings = byModel.get(model.key)?.length ?? 0;
    const owner = model.owner === null ? null : records.vendors.get(model.owner)?.name;
    const sold = offerings === 1 ? '1 offering' : `${offerings} offerings`;
    entries.push({
      hit: {
        kind: 'model',
        key: model.key,
        label: model.name,
        detail: `${owner ?? 'Owner unknown'} · ${sold}`,
      },
      fields: [
        { text: model.name, weight: 4 },
        { text: model.key, weight: 4 },
        ...(records.aliases.get(model.id) ?? []).map(({ alias }) => ({ text: alias, weight: 2.5 })),
        ...(owner ? [{ text: owner, weight: 2 }] : []),
      ],
    });
  }
  for (const vendor of records.vendors.values()) {
    const roles = [vendor.isOwner ? 'owner' : '', vendor.isChannel ? 'channel' : '']
      .filter(Boolean)
      .join(' and ');
    entries.push({
      hit: { kind: 'vendor', key: vendor.key, label: vendor.name, detail: roles || 'company' },
      fields: [
        { text: vendor.name, weight: 4 },
        { text: vendor.key, weight: 3 },
        ...(vendor.legalName ? [{ text: vendor.legalName, weight: 3 }] : []),
      ],
    });
  }
  for (const row of rows) {
    entries.push({
      hit: {
        kind: 'offering',
        key: row.key,
        label: row.requestId,
        detail: `${row.modelName} · ${row.channelName}`,
      },
      fields: [
        { text: row.requestId, weight: 3 },
        { text: row.key, weight: 3 },
        { text: row.modelName, weight: 2.5 },
        { text: row.channelName, weight: 2 },
      ],
    });
  }
  const made = {
    hits: entries.map(({ hit }) => hit),
    index: searchIndex(entries.map(({ fields }) => fields)),
  };
  searchables.set(snapshot.records, made);
  return made;
}

/** The models, vendors and offerings that a text most likely means, best first. An empty text finds nothing. */
export async function searchCatalogue(text: string, limit: number): Promise<CatalogueHit[]> {
  const { hits, index } = searchable(await catalogueSnapshot());
  const scores = searchScores(index, text.slice(0, 200));
  if (!scores) return [];
  return hits
    .map((hit, at) => ({ hit, score: scores[at] ?? 0 }))
    .filter(({ score }) => score > 0)
    .map(({ hit, score }) => ({ hit, score: score + KIND_BONUS[hit.kind] }))
    .sort(
      (a, b) =>
        b.score - a.score || a.hit.label.length - b.hit.label.length || (a.hit.key < b.hit.key ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ hit }) => hit);
}
