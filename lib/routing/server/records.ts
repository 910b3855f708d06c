import { notFound } from '@/lib/core/errors';
import { instant, utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { CompileRecords, OfferingRecord } from '../records';
import { compileRecordsSchema } from '../records';
import {
  offeringsNamed,
  type PolicySource,
  policySourceSchema,
  ruleDefinitionSchema,
} from '../source-schema';

/** An environment's own row, as commands and screens about it need it. */
export interface EnvironmentRecord {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly production: boolean;
  readonly epoch: number;
  readonly staleAfter: number;
  readonly denyAfter: number | null;
}

/** The environment with this key; 404 for none. */
export async function environmentByKey(tx: Transaction, key: string): Promise<EnvironmentRecord> {
  const found = await tx.environment.findFirst({ where: { key, archivedAt: null } });
  if (!found) throw notFound('environment');
  return found;
}

/** The one draft of an environment, made empty by the seed or with the environment. */
export async function draftOf(tx: Transaction, environmentId: string) {
  const draft = await tx.draft.findFirst({ where: { environmentId, archivedAt: null } });
  if (!draft) throw notFound('draft');
  return draft;
}

/** What the draft says now: every task class, and its rules in order. */
export async function draftSource(tx: Transaction, draftId: string): Promise<PolicySource> {
  const taskClasses = await tx.taskClass.findMany({
    where: { archivedAt: null },
    orderBy: { key: 'asc' },
    include: {
      rules: { where: { draftId, archivedAt: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }] },
    },
  });
  return {
    format: 'fairlead.source/1',
    taskClasses: Object.fromEntries(
      taskClasses.map((taskClass) => [
        taskClass.key,
        {
          name: taskClass.name,
          label: { level: taskClass.floorLevel, tags: taskClass.floorTags },
          unlabelled: { level: taskClass.unlabelledLevel, tags: taskClass.unlabelledTags },
          rules: taskClass.rules.map(({ key, enabled, definition }) => ({
            key,
            enabled,
            definition: ruleDefinitionSchema.parse(definition),
          })),
        },
      ]),
    ),
  };
}

/** A version's source as it was kept. */
export function storedSource(value: unknown): PolicySource {
  return policySourceSchema.parse(value);
}

/** Everything that compiling `source` for an environment reads: the one query module that assembles it. */
export async function compileRecords(
  tx: Transaction,
  environment: string,
  source: PolicySource,
): Promise<CompileRecords> {
  const alive = { where: { archivedAt: null } } as const;
  const levels = await tx.sensitivityLevel.findMany({ ...alive, orderBy: { rank: 'asc' } });
  const tags = await tx.sensitivityTag.findMany({ ...alive, orderBy: { key: 'asc' } });
  const attributes = await tx.attribute.findMany({ ...alive, orderBy: { key: 'asc' } });
  const regionGroups = await tx.regionGroup.findMany({ ...alive, orderBy: { key: 'asc' } });
  const label = ({ key, obligations }: { key: string; obligations: unknown }) => ({ key, obligations });
  return compileRecordsSchema.parse({
    environment,
    levels: levels.map(label),
    tags: tags.map(label),
    attributes: Object.fromEntries(attributes.map(({ key, values }) => [key, values])),
    regionGroups: Object.fromEntries(regionGroups.map(({ key, regions }) => [key, regions])),
    source,
    offerings: await offeringRecords(tx, offeringsNamed(source)),
  });
}

async function offeringRecords(
  tx: Transaction,
  keys: ReadonlySet<string>,
): Promise<Record<string, OfferingRecord>> {
  const offerings = await tx.offering.findMany({
    where: { key: { in: [...keys] } },
    include: {
      model: { include: { owner: true } },
      channel: true,
      prices: { where: { archivedAt: null }, orderBy: { id: 'asc' } },
    },
  });
  const orNull = (date: Date | null) => (date ? instant(date) : null);
  return Object.fromEntries(
    offerings.map((offering) => [
      offering.key,
      {
        model: offering.model.key,
        owner: offering.model.owner?.key ?? null,
        channel: offering.channel.key,
        api: offering.api,
        endpoint: offering.endpoint,
        requestId: offering.requestId,
        regions: offering.regionsKnown ? offering.regions : null,
        capabilities: offering.capabilities,
        context: offering.contextTokens,
        maxInput: offering.maxInputTokens,
        maxOutput: offering.maxOutputTokens,
        soldFrom: orNull(offering.soldFrom),
        soldUntil: orNull(offering.soldUntil),
        lifecycle: offering.lifecycle as OfferingRecord['lifecycle'],
        archived: offering.archivedAt !== null,
        prices: offering.prices.map((price) => ({
          unit: price.unit,
          amount: price.amount.toFixed(),
          aboveTokens: price.aboveTokens,
          validFrom: orNull(price.validFrom),
          validTo: orNull(price.validTo),
          asOf: utcDate(price.asOf),
        })),
      },
    ]),
  );
}
