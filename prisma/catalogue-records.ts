import type { PlanAlias, PlanModel, PlanOffering, Provenance } from '@/lib/catalog/plan';
import type { StakeFact } from '@/lib/catalog/stakes';
import type { VendorFact } from '@/lib/catalog/vendors';
import { Prisma } from '@/lib/db/generated/client';

type Ids = ReadonlyMap<string, string>;

function idOf(ids: Ids, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the plan names "${key}", which it does not hold`);
  return id;
}

const day = (date: string): Date => new Date(`${date}T00:00:00.000Z`);
const dayOrNull = (date: string | null): Date | null => (date === null ? null : day(date));
const decimal = (value: string | undefined) => (value === undefined ? null : new Prisma.Decimal(value));
const json = (provenance: Provenance): Prisma.InputJsonObject =>
  Object.fromEntries(
    Object.entries(provenance).map(([field, { source, asOf }]) => [field, { source, asOf }]),
  );

/** Names and sites are long-standing; the date is that of the price list whose owners and sellers these are. */
const VENDORS_AS_OF = '2026-09-23';

export function vendorData(vendor: VendorFact) {
  const origin = { source: vendor.website ?? 'the vendor’s published name', asOf: VENDORS_AS_OF };
  return {
    key: vendor.key,
    name: vendor.name,
    legalName: vendor.legalName ?? null,
    isOwner: vendor.roles.includes('owner'),
    isChannel: vendor.roles.includes('channel'),
    website: vendor.website ?? null,
    provenance: json({
      name: origin,
      ...(vendor.legalName ? { legalName: origin } : {}),
      ...(vendor.website ? { website: origin } : {}),
    }),
  };
}

export function stakeData(stake: StakeFact, vendors: Ids) {
  return {
    key: stake.key,
    holderId: idOf(vendors, stake.holder),
    subjectId: idOf(vendors, stake.subject),
    kind: stake.kind,
    economicPercent: decimal(stake.economicPercent),
    votingPercent: decimal(stake.votingPercent),
    committedUsd: decimal(stake.committedUsd),
    convertible: stake.convertible ?? null,
    boardSeats: stake.boardSeats ?? null,
    exclusivity: stake.exclusivity ?? null,
    spendCommitmentUsd: decimal(stake.spendCommitmentUsd),
    note: stake.note ?? null,
    source: stake.source,
    asOf: day(stake.asOf),
    confidence: stake.confidence,
  };
}

export function modelData(model: PlanModel, vendors: Ids) {
  return {
    key: model.key,
    name: model.name,
    ownerId: model.owner === null ? null : idOf(vendors, model.owner),
    family: model.family,
    description: model.description,
    releasedOn: dayOrNull(model.releasedOn),
    knowledgeCutoff: model.knowledgeCutoff,
    openWeights: model.openWeights,
    inputModalities: [...model.inputModalities],
    outputModalities: [...model.outputModalities],
    provenance: json(model.provenance),
  };
}

export function aliasData(alias: PlanAlias, models: Ids) {
  return {
    modelId: idOf(models, alias.model),
    alias: alias.alias,
    kind: alias.kind,
    source: alias.source,
    asOf: day(alias.asOf),
  };
}

export function offeringData(offering: PlanOffering, models: Ids, vendors: Ids) {
  return {
    key: offering.key,
    modelId: idOf(models, offering.model),
    channelId: idOf(vendors, offering.channel),
    requestId: offering.requestId,
    profile: offering.profile,
    serviceTier: offering.serviceTier,
    api: offering.api,
    endpoint: offering.endpoint,
    regions: [...(offering.regions ?? [])],
    regionsKnown: offering.regions !== null,
    capabilities: [...(offering.capabilities ?? [])],
    capabilitiesKnown: offering.capabilities !== null,
    inputModalities: [...offering.inputModalities],
    outputModalities: [...offering.outputModalities],
    contextTokens: offering.contextTokens,
    maxInputTokens: offering.maxInputTokens,
    maxOutputTokens: offering.maxOutputTokens,
    lifecycle: offering.lifecycle,
    provenance: json(offering.provenance),
  };
}
