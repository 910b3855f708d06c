import { db } from '@/lib/db/client';
import { catalogueSnapshot } from './snapshot';

const WORDS = [
  'capabilities',
  'inputModalities',
  'outputModalities',
  'regions',
  'certifications',
  'subprocessors',
] as const;

/** What fields of records may refer to (models, vendors and endpoints by key) and the words that are in use, by field. */
export async function editChoices() {
  const [{ records, rows }, endpoints] = await Promise.all([
    catalogueSnapshot(),
    db().endpoint.findMany({ where: { archivedAt: null }, orderBy: { key: 'asc' }, select: { key: true } }),
  ]);
  const known = (values: Iterable<string | null>): string[] =>
    [...new Set(values)].filter((word) => word !== null).sort();
  const words = Object.fromEntries(
    WORDS.map((field) => [field, known(records.offerings.flatMap((one) => one[field] ?? []))]),
  );
  return {
    models: [...records.models.values()].map(({ key, name }) => ({ key, name })),
    vendors: [...records.vendors.values()].map(({ key, name }) => ({ key, name })),
    endpoints: endpoints.map(({ key }) => key),
    words: { ...words, api: known(rows.map(({ api }) => api)), mode: known(rows.map(({ mode }) => mode)) },
  };
}
