import { type OfferingRecord, PROMISED_FIELDS } from '@/lib/catalog/catalog-records';
import { attributeDigest } from '@/lib/proposals/attribute';
import type { ClearanceOffering, StatedAttribute } from './clearance-question';

/** A record of the catalogue as clearance reads it. `owner`: of its model; null = unknown. */
export function clearanceOffering(
  record: Pick<
    OfferingRecord,
    | 'key'
    | 'channel'
    | 'serviceTier'
    | 'regions'
    | 'capabilities'
    | 'provenance'
    | (typeof PROMISED_FIELDS)[number]
  >,
  owner: string | null,
  /** Whether anybody stands behind a value of it: digests cost something, and few are wanted. */
  wanted: boolean,
): ClearanceOffering {
  return {
    key: record.key,
    channel: record.channel,
    owner,
    tier: record.serviceTier,
    regions: record.regions,
    capabilities: record.capabilities ?? [],
    attributes: wanted ? statedAttributes(record) : {},
  };
}

/** The values of an offering that have a source, by field, with what two people would stand behind. */
export function statedAttributes(
  record: Pick<OfferingRecord, 'provenance' | (typeof PROMISED_FIELDS)[number]>,
): Readonly<Record<string, StatedAttribute>> {
  return Object.fromEntries(
    PROMISED_FIELDS.flatMap((field) => {
      const value = record[field];
      const origin = record.provenance[field];
      if (value === null || !origin) return [];
      return [[field, { value, digest: attributeDigest(value, origin) }] as const];
    }),
  );
}
