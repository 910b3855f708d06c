import { z } from 'zod';
import { plainDecimal } from '@/lib/core/money';
import { instant, utcDate } from '@/lib/core/time';
import { type Database, db } from '@/lib/db/client';
import type { StakeRecord } from '../affiliation';
import {
  HOSTINGS,
  type ModelRecord,
  type OfferingRecord,
  type PriceLine,
  type VendorRecord,
} from '../catalog-records';
import type { AliasLine, MeasurementLine, StakeLine } from '../details';
import type { Origin } from '../plan';
import { isPriceUnit } from '../price-units';

/** Everything of the catalogue that is not archived, as of one revision. */
export interface CatalogueRecords {
  readonly rev: bigint;
  readonly vendors: ReadonlyMap<string, VendorRecord>;
  readonly models: ReadonlyMap<string, ModelRecord>;
  readonly offerings: readonly OfferingRecord[];
  /** By offering id. */
  readonly prices: ReadonlyMap<string, readonly PriceLine[]>;
  /** By model id. */
  readonly aliases: ReadonlyMap<string, readonly AliasLine[]>;
  readonly measurements: readonly (MeasurementLine & { readonly modelId: string | null })[];
  readonly stakes: readonly (StakeLine & StakeRecord)[];
}

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

function grouped<Row, Line>(
  rows: readonly Row[],
  key: (row: Row) => string,
  read: (row: Row) => Line | null,
): Map<string, Line[]> {
  const out = new Map<string, Line[]>();
  for (const row of rows) {
    const line = read(row);
    if (line === null) continue;
    const lines = out.get(key(row));
    if (lines) lines.push(line);
    else out.set(key(row), [line]);
  }
  return out;
}

const STAKE_KINDS = ['controls', 'interest', 'none'] as const;

/** Reads the whole catalogue in one snapshot of the database. */
export async function loadCatalogue(database: Database = db()): Promise<CatalogueRecords> {
  const current = { where: { archivedAt: null } } as const;
  const [state, vendors, stakes, models, aliases, offerings, prices, measurements] =
    await database.$transaction(
      [
        database.catalogState.findUniqueOrThrow({ where: { id: 1 } }),
        database.vendor.findMany({ orderBy: { key: 'asc' } }),
        database.stake.findMany({ ...current, orderBy: { key: 'asc' } }),
        database.model.findMany({ ...current, orderBy: { key: 'asc' } }),
        database.modelAlias.findMany({ orderBy: { alias: 'asc' } }),
        database.offering.findMany({ ...current, orderBy: { key: 'asc' } }),
        database.price.findMany({ ...current, orderBy: [{ unit: 'asc' }, { aboveTokens: 'asc' }] }),
        database.measurement.findMany(current),
      ],
      { isolationLevel: 'RepeatableRead' },
    );
  const vendorById = new Map(vendors.map((vendor) => [vendor.id, vendor]));
  const vendorKey = (id: string): string => vendorById.get(id)?.key ?? id;
  const vendorName = (id: string): string => vendorById.get(id)?.name ?? id;
  const offeringKeys = new Map(offerings.map((offering) => [offering.id, offering.key]));
  return {
    rev: state.rev,
    vendors: new Map(
      vendors.map((row) => [
        row.key,
        {
          key: row.key,
          name: row.name,
          legalName: row.legalName,
          isOwner: row.isOwner,
          isChannel: row.isChannel,
          website: row.website,
          hosting: HOSTINGS.find((hosting) => hosting === row.hosting) ?? 'service',
          provenance: origins(row.provenance),
          revision: row.revision,
        },
      ]),
    ),
    models: new Map(
      models.map((row) => {
        const provenance = origins(row.provenance);
        return [
          row.id,
          {
            id: row.id,
            key: row.key,
            name: row.name,
            owner: row.ownerId && vendorKey(row.ownerId),
            family: row.family,
            description: row.description,
            releasedOn: dateOrNull(row.releasedOn),
            knowledgeCutoff: row.knowledgeCutoff,
            openWeights: row.openWeights,
            inputModalities: stated(row.inputModalities, provenance.inputModalities),
            outputModalities: stated(row.outputModalities, provenance.outputModalities),
            provenance,
            revision: row.revision,
          },
        ];
      }),
    ),
    offerings: offerings.map((row) => {
      const provenance = origins(row.provenance);
      return {
        id: row.id,
        key: row.key,
        modelId: row.modelId,
        channel: vendorKey(row.channelId),
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
    }),
    prices: grouped(
      prices,
      (row) => row.offeringId,
      (row): PriceLine | null =>
        isPriceUnit(row.unit)
          ? {
              unit: row.unit,
              amount: plainDecimal(row.amount.toFixed()),
              free: row.free,
              aboveTokens: row.aboveTokens,
              fromQuantity: Number(row.fromQuantity),
              scope: row.scope,
              validFrom: instantOrNull(row.validFrom),
              validTo: instantOrNull(row.validTo),
              dailyFrom: row.dailyFrom,
              dailyTo: row.dailyTo,
              source: row.source,
              asOf: utcDate(row.asOf),
              raw: row.raw,
              currency: row.currency,
              original: plain(row.original),
              rateAsOf: dateOrNull(row.rateAsOf),
            }
          : null,
    ),
    aliases: grouped(
      aliases,
      (row) => row.modelId,
      (row): AliasLine => ({
        alias: row.alias,
        kind: row.kind === 'snapshot' ? 'snapshot' : 'alias',
        source: row.source,
        asOf: utcDate(row.asOf),
      }),
    ),
    measurements: measurements.map((row) => ({
      kind: row.kind,
      benchmark: row.benchmark,
      value: plainDecimal(row.value.toFixed()),
      n: row.n,
      offering: row.offeringId === null ? null : (offeringKeys.get(row.offeringId) ?? null),
      modelId: row.modelId,
      source: row.source,
      asOf: instant(row.asOf),
    })),
    stakes: stakes.map((row) => ({
      key: row.key,
      holder: vendorKey(row.holderId),
      subject: vendorKey(row.subjectId),
      holderKey: vendorKey(row.holderId),
      holderName: vendorName(row.holderId),
      subjectKey: vendorKey(row.subjectId),
      subjectName: vendorName(row.subjectId),
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
    })),
  };
}
