import { LISTED_IN_USD } from '@/lib/catalog/plan';
import { lockCatalogue } from '@/lib/catalog/server/flush-changes';
import { priceRow } from '@/lib/catalog/server/stored-lists';
import { sha256Hex } from '@/lib/core/hash';
import { utcDate } from '@/lib/core/time';
import type { Database, Transaction } from '@/lib/db/client';
import {
  INVENTED,
  SAMPLE_CLOUD,
  SAMPLE_LAB,
  SAMPLE_MODELS,
  SAMPLE_OFFERINGS,
  SAMPLE_REVIEWERS,
  SAMPLE_VENDORS,
} from './sample/catalogue';
import { SAMPLE_CONTRACTS } from './sample/contracts';
import { sampleDocument } from './sample/document';
import { writeSampleContract } from './sample/write-contract';

const DAY = 86_400_000;

/**
 * Writes an invented cloud and lab with their contracts into an installation that is being filled for the first time, so that
 * every screen shows something. Never again: what was taken out stays out, since its vendors are kept as archived.
 *
 * @returns how many offerings and contracts it made
 */
export async function seedSample(
  database: Database,
  now: Date = new Date(),
): Promise<{ offerings: number; contracts: number }> {
  return database.$transaction(
    async (tx) => {
      await lockCatalogue(tx);
      const begun =
        (await tx.policyVersion.count()) > 0 || (await tx.vendor.count({ where: { sample: true } })) > 0;
      if (begun) return { offerings: 0, contracts: 0 };
      const vendors = await writeCatalogue(tx, now);
      await writePapers(tx, vendors, now);
      const made = new Map<string, { id: string; clauses: ReadonlyMap<string, string> }>();
      for (const contract of SAMPLE_CONTRACTS) {
        made.set(contract.number, await writeSampleContract(tx, contract, { vendors, made, now }));
      }
      return { offerings: SAMPLE_OFFERINGS.length, contracts: made.size };
    },
    { maxWait: 60_000, timeout: 60_000 },
  );
}

async function writeCatalogue(tx: Transaction, now: Date): Promise<ReadonlyMap<string, string>> {
  const asOf = utcDate(now);
  const origin = { source: INVENTED, asOf };
  const vendors = new Map<string, string>();
  for (const { profile, ...vendor } of SAMPLE_VENDORS) {
    const provenance = { name: origin, legalName: origin };
    const data = { ...vendor, sample: true, profile: JSON.parse(JSON.stringify(profile)), provenance };
    vendors.set(vendor.key, (await tx.vendor.create({ data })).id);
  }
  const idOf = (key: string): string => vendors.get(key) ?? '';
  const models = new Map<string, string>();
  for (const { owner, ...model } of SAMPLE_MODELS) {
    const modalities = { inputModalities: ['text'], outputModalities: ['text'] };
    const provenance = { name: origin, family: origin, inputModalities: origin, outputModalities: origin };
    const data = { ...model, ...modalities, ownerId: idOf(owner), provenance };
    models.set(model.key, (await tx.model.create({ data })).id);
  }
  for (const {
    channel,
    requestId,
    model,
    regions,
    capabilities,
    context,
    input,
    output,
  } of SAMPLE_OFFERINGS) {
    const fields = [
      'requestId',
      'api',
      'endpoint',
      'regions',
      'capabilities',
      'contextTokens',
      'inputModalities',
    ];
    const { id } = await tx.offering.create({
      data: {
        ...{ key: `${channel}/${requestId}`, requestId, api: 'openai-chat', endpoint: channel },
        ...{ modelId: models.get(model) ?? '', channelId: idOf(channel) },
        ...{ regions: [...regions], regionsKnown: true },
        ...{ capabilities: [...capabilities].sort(), capabilitiesKnown: true },
        ...{ inputModalities: ['text'], outputModalities: ['text'] },
        ...{ mode: 'chat', contextTokens: context, maxOutputTokens: 16_000 },
        provenance: Object.fromEntries(
          [...fields, 'outputModalities', 'mode', 'maxOutputTokens'].map((field) => [field, origin]),
        ),
      },
    });
    const always = {
      free: false,
      aboveTokens: 0,
      validFrom: null,
      validTo: null,
      dailyFrom: null,
      dailyTo: null,
    };
    for (const [unit, amount] of [
      ['input', input],
      ['output', output],
    ] as const) {
      const price = { ...LISTED_IN_USD, ...always, ...origin, amount, raw: null };
      await tx.price.create({ data: priceRow(id, unit, price) });
    }
  }
  for (const key of [SAMPLE_CLOUD, SAMPLE_LAB]) {
    const name = SAMPLE_VENDORS.find((one) => one.key === key)?.name ?? key;
    await tx.endpoint.upsert({ where: { key }, create: { key, name, api: 'openai-chat' }, update: {} });
  }
  return vendors;
}

/** A stake between the two, what they are certified for, and the ways that data takes. */
async function writePapers(tx: Transaction, vendors: ReadonlyMap<string, string>, now: Date): Promise<void> {
  const idOf = (key: string): string => vendors.get(key) ?? '';
  const ago = (days: number): Date => new Date(utcDate(new Date(now.getTime() - days * DAY)));
  await tx.stake.create({
    data: {
      ...{
        key: `${SAMPLE_CLOUD}-in-${SAMPLE_LAB}`,
        kind: 'interest',
        economicPercent: '12.5',
        boardSeats: 1,
      },
      ...{ holderId: idOf(SAMPLE_CLOUD), subjectId: idOf(SAMPLE_LAB), committedUsd: '300000000' },
      ...{ source: INVENTED, asOf: ago(200), confidence: 'high', validFrom: ago(200) },
    },
  });
  const certificates = [
    { vendor: SAMPLE_CLOUD, kind: 'soc2_type2', validFrom: ago(400), validTo: ago(36) },
    { vendor: SAMPLE_LAB, kind: 'iso27001', validFrom: ago(700), validTo: ago(-395) },
  ];
  for (const { vendor, ...certificate } of certificates) {
    const bytes = Buffer.from(sampleDocument('Report of independent auditors', [INVENTED]));
    await tx.certification.create({
      data: {
        ...certificate,
        ...{
          vendorId: idOf(vendor),
          source: INVENTED,
          scope: 'Inference',
          auditor: 'Ledger & Vane (invented)',
        },
        ...{ documentName: 'Report.txt', documentMime: 'text/plain', sample: true, createdAt: now },
        ...{ documentSha256: sha256Hex(bytes), documentBytes: Uint8Array.from(bytes) },
      },
    });
  }
  const hop = (party: string, role: string) => ({ party, role, from: null, to: null });
  const ways = {
    [SAMPLE_CLOUD]: [hop(SAMPLE_CLOUD, 'channel')],
    [`${SAMPLE_CLOUD}/${SAMPLE_LAB}`]: [hop(SAMPLE_CLOUD, 'channel'), hop(SAMPLE_LAB, 'owner')],
    [SAMPLE_LAB]: [hop(SAMPLE_LAB, 'channel'), hop(SAMPLE_REVIEWERS, 'subprocessor')],
  };
  for (const [subject, hops] of Object.entries(ways)) {
    await tx.proposal.create({
      data: {
        ...{ kind: 'path', subject, number: 1, state: 'approved', sample: true },
        content: { seller: null, hops, source: INVENTED, asOf: utcDate(ago(200)) },
        ...{ submittedAt: now, approvedAt: now, createdAt: now },
      },
    });
  }
}
