import { z } from 'zod';
import { plainDecimal } from '@/lib/core/money';
import { instant, utcDate } from '@/lib/core/time';
import type { Prisma } from '@/lib/db/generated/client';
import type { StakeRecord } from '../affiliation';
import {
  HOSTINGS,
  type ModelRecord,
  type OfferingRecord,
  type PriceLine,
  type VendorRecord,
} from '../catalog-records';
import type { MeasurementLine, StakeLine } from '../details';
import type { Origin } from '../plan';
import { isPriceUnit } from '../price-units';
import { priceStatement } from './stored-lists';

/** Rows of the catalogue's tables as records in plain values. `keyOf` names a vendor by its id. */
type KeyOf = (id: string) => string;

const provenanceSchema = z
  .record(z.string(), z.object({ source: z.string(), asOf: z.string(), evidence: z.string().optional() }))
  .catch({});
const origins = (value: unknown): Readonly<Record<string, Origin>> => provenanceSchema.parse(value);
const instantOrNull = (date: Date | null): string | null => date && instant(date);
const dateOrNull = (date: Date | null): string | null => date && utcDate(date);
const plain = (value: { toFixed(): string } | null): string | null => value && plainDecimal(value.toFixed());
/** A sorted list without provenance is an unknown one. */
const stated = (values: readonly string[], origin: Origin | undefined): readonly string[] | null =>
  values.length > 0 || origin ? values : null;

const oneOf = <Word extends string>(words: readonly Word[], word: string | null): Word | null =>
  words.find((one) => one === word) ?? null;

const STAKE_KINDS = ['controls', 'interest', 'none'] as const;

export function vendorRecord(row: Prisma.VendorGetPayload<object>): VendorRecord {
  return {
    key: row.key,
    name: row.name,
    legalName: row.legalName,
    isOwner: row.isOwner,
    isChannel: row.isChannel,
    website: row.website,
    hosting: HOSTINGS.find((hosting) => hosting === row.hosting) ?? 'service',
    sample: row.sample,
    provenance: origins(row.provenance),
    revision: row.revision,
  };
}

export function modelRecord(row: Prisma.ModelGetPayload<object>, keyOf: KeyOf): ModelRecord {
  const provenance = origins(row.provenance);
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    owner: row.ownerId && keyOf(row.ownerId),
    family: row.family,
    description: row.description,
    releasedOn: dateOrNull(row.releasedOn),
    knowledgeCutoff: row.knowledgeCutoff,
    openWeights: row.openWeights,
    inputModalities: stated(row.inputModalities, provenance.inputModalities),
    outputModalities: stated(row.outputModalities, provenance.outputModalities),
    provenance,
    revision: row.revision,
  };
}

export function offeringRecord(row: Prisma.OfferingGetPayload<object>, keyOf: KeyOf): OfferingRecord {
  const provenance = origins(row.provenance);
  return {
    id: row.id,
    key: row.key,
    modelId: row.modelId,
    channel: keyOf(row.channelId),
    requestId: row.requestId,
    profile: row.profile,
    serviceTier: row.serviceTier,
    api: row.api,
    endpoint: row.endpoint,
    regions: row.regionsKnown ? row.regions : null,
    capabilities: row.capabilitiesKnown ? row.capabilities : null,
    inputModalities: stated(row.inputModalities, provenance.inputModalities),
    outputModalities: stated(row.outputModalities, provenance.outputModalities),
    contextTokens: row.contextTokens,
    maxInputTokens: row.maxInputTokens,
    maxOutputTokens: row.maxOutputTokens,
    lifecycle: row.lifecycle,
    soldFrom: instantOrNull(row.soldFrom),
    soldUntil: instantOrNull(row.soldUntil),
    deprecatedFrom: instantOrNull(row.deprecatedFrom),
    noticeDays: row.noticeDays,
    successor: row.successor,
    mode: row.mode,
    retentionDays: row.retentionDays,
    zeroRetention: oneOf(['available', 'on_request', 'unavailable'], row.zeroRetention),
    trainingUse: oneOf(['never', 'opt_in', 'opt_out', 'always'], row.trainingUse),
    humanReview: oneOf(['never', 'abuse', 'always'], row.humanReview),
    certifications: stated(row.certifications, provenance.certifications),
    subprocessors: stated(row.subprocessors, provenance.subprocessors),
    costBasis: row.costBasis,
    provenance,
    revision: row.revision,
  };
}

/** A price; null for a unit that is not in the list. */
export function priceLine(row: Prisma.PriceGetPayload<object>): PriceLine | null {
  return isPriceUnit(row.unit) ? { unit: row.unit, ...priceStatement(row) } : null;
}

/** Of what a measurement is, beside the measurement: `offeringKey` names an offering by its id. */
export function measurementLine(
  row: Prisma.MeasurementGetPayload<object>,
  offeringKey: (id: string) => string | null,
): MeasurementLine & { readonly modelId: string | null } {
  return {
    kind: row.kind,
    benchmark: row.benchmark,
    value: plainDecimal(row.value.toFixed()),
    n: row.n,
    offering: row.offeringId === null ? null : offeringKey(row.offeringId),
    modelId: row.modelId,
    source: row.source,
    asOf: instant(row.asOf),
  };
}

export function stakeLine(
  row: Prisma.StakeGetPayload<object>,
  keyOf: KeyOf,
  nameOf: KeyOf,
): StakeLine & StakeRecord {
  return {
    key: row.key,
    holder: keyOf(row.holderId),
    subject: keyOf(row.subjectId),
    holderKey: keyOf(row.holderId),
    holderName: nameOf(row.holderId),
    subjectKey: keyOf(row.subjectId),
    subjectName: nameOf(row.subjectId),
    kind: STAKE_KINDS.find((kind) => kind === row.kind) ?? 'interest',
    economicPercent: plain(row.economicPercent),
    votingPercent: plain(row.votingPercent),
    revenueSharePercent: plain(row.revenueSharePercent),
    committedUsd: plain(row.committedUsd),
    spendCommitmentUsd: plain(row.spendCommitmentUsd),
    convertible: row.convertible,
    boardSeats: row.boardSeats,
    exclusivity: row.exclusivity,
    note: row.note,
    source: row.source,
    asOf: utcDate(row.asOf),
    confidence: row.confidence,
    validFrom: instantOrNull(row.validFrom),
    validTo: instantOrNull(row.validTo),
  };
}
