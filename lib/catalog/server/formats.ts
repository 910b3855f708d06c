import { notFound } from '@/lib/core/errors';
import { type TaggedBody, taggedBody } from '@/lib/http/tagged-response';
import { FORMAT_NAMES, type FormatName } from '../catalog-link';
import type { Exported, ExportSource } from '../export/exported';
import { writeLiteLlm } from '../export/litellm';
import { writeModelsDev } from '../export/models-dev';
import { type CatalogueSnapshot, catalogueSnapshot } from './snapshot';

const WRITERS: Readonly<Record<FormatName, (source: ExportSource, at: Date) => Exported>> = {
  'models.dev': writeModelsDev,
  litellm: writeLiteLlm,
};

/** The catalogue in a format, and what of it the format cannot say. */
export interface FormattedCatalogue {
  readonly body: TaggedBody;
  /** `{ data: LeftOut[], total }`. */
  readonly leftOut: TaggedBody;
  /** How many things are left out. */
  readonly left: number;
}

const kept = new WeakMap<CatalogueSnapshot, Map<FormatName, FormattedCatalogue>>();

/**
 * The catalogue in a format as it is now, written once for each state of the catalogue.
 *
 * @throws AppError not_found for a format that there is not
 */
export async function formattedCatalogue(name: string, now: Date): Promise<FormattedCatalogue> {
  const format = FORMAT_NAMES.find((one) => one === name);
  if (!format) throw notFound('format');
  const snapshot = await catalogueSnapshot(now);
  const made = kept.get(snapshot) ?? new Map<FormatName, FormattedCatalogue>();
  kept.set(snapshot, made);
  const known = made.get(format);
  if (known) return known;
  const { document, leftOut } = WRITERS[format](withoutSamples(snapshot.records), now);
  const formatted = {
    body: taggedBody(JSON.stringify(document)),
    leftOut: taggedBody(JSON.stringify({ data: leftOut, total: leftOut.length })),
    left: leftOut.length,
  };
  made.set(format, formatted);
  return formatted;
}

/** Other programs would take what is invented for real. */
function withoutSamples(source: ExportSource): ExportSource {
  const offerings = source.offerings.filter(({ channel }) => source.vendors.get(channel)?.sample !== true);
  return { ...source, offerings };
}
