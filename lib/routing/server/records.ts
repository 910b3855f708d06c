import { notFound } from '@/lib/core/errors';
import { plainDecimal } from '@/lib/core/money';
import type { Transaction } from '@/lib/db/client';
import type { CompileRecords } from '../records';
import {
  type CatalogueFacts,
  catalogueFactsSchema,
  type OfferingFacts,
  policyRecordsSchema,
  vocabularySchema,
} from '../records';
import {
  offeringsNamed,
  type PolicySource,
  policySourceSchema,
  ranksOfferings,
  ruleDefinitionSchema,
  type SourceTaskClass,
} from '../source-schema';
import { allOfferings } from './all-offerings';
import { coveredOfferings } from './covered-offerings';
import { measurementRecords } from './measurement-records';
import { offeringRecords } from './offering-records';

/** An environment's own row, as commands and screens about it need it. */
export interface EnvironmentRecord {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly production: boolean;
  readonly epoch: number;
  readonly staleAfter: number;
  readonly denyAfter: number | null;
  readonly approvalsRequired: number;
  readonly approvalRoles: readonly string[];
}

/** The environment with this key; 404 for none. */
export async function environmentByKey(tx: Transaction, key: string): Promise<EnvironmentRecord> {
  const found = await tx.environment.findFirst({ where: { key, archivedAt: null } });
  if (!found) throw notFound('environment');
  return found;
}

/** The open draft of this name in an environment; without a name, the one that was opened first. 404 for none. */
export async function draftOf(tx: Transaction, environmentId: string, name?: string | undefined) {
  const draft = await tx.draft.findFirst({
    where: { environmentId, archivedAt: null, ...(name === undefined ? {} : { name }) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
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
          ...taskClassSource(taskClass),
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

/** Everything that compiling `source` for an environment at `now` reads: the one query module that assembles it. */
export async function compileRecords(
  tx: Transaction,
  environment: string,
  source: PolicySource,
  now: Date,
): Promise<CompileRecords> {
  const policy = policyRecordsSchema.parse({ environment, ...(await vocabularyRecords(tx)), source });
  return { ...policy, ...(await coveredFacts(tx, environment, await catalogueFacts(tx, source), now)) };
}

/** Facts of the catalogue with what evidence allows of them in an environment at `now`. */
export async function coveredFacts(
  tx: Transaction,
  environment: string,
  facts: CatalogueFacts,
  now: Date,
): Promise<OfferingFacts> {
  const covered = await coveredOfferings(tx, environment, Object.keys(facts.offerings), now);
  return { ...facts, offerings: covered.atContractPrices(facts.offerings), covered: covered.all() };
}

/** The words that policies are written in, of every environment. */
export async function vocabularyRecords(
  tx: Transaction,
): Promise<Pick<CompileRecords, 'levels' | 'tags' | 'attributes' | 'regionGroups'>> {
  const alive = { where: { archivedAt: null } } as const;
  const levels = await tx.sensitivityLevel.findMany({ ...alive, orderBy: { rank: 'asc' } });
  const tags = await tx.sensitivityTag.findMany({ ...alive, orderBy: { key: 'asc' } });
  const attributes = await tx.attribute.findMany({ ...alive, orderBy: { key: 'asc' } });
  const regionGroups = await tx.regionGroup.findMany({ ...alive, orderBy: { key: 'asc' } });
  const label = ({ key, obligations }: { key: string; obligations: unknown }) => ({ key, obligations });
  return vocabularySchema.parse({
    levels: levels.map(label),
    tags: tags.map(label),
    attributes: Object.fromEntries(attributes.map(({ key, values }) => [key, values])),
    regionGroups: Object.fromEntries(regionGroups.map(({ key, regions }) => [key, regions])),
  });
}

type TaskClassRow = NonNullable<Awaited<ReturnType<Transaction['taskClass']['findFirst']>>>;

/** A task class as a source has it, without its rules. What is not stated in full is left out. */
export function taskClassSource(row: TaskClassRow): Omit<SourceTaskClass, 'rules'> {
  const { referenceInputTokens: inputTokens, referenceOutputTokens: outputTokens, slaP95Ms } = row;
  const { qualityBenchmark: benchmark, qualityFloor } = row;
  return {
    name: row.name,
    label: { level: row.floorLevel, tags: row.floorTags },
    unlabelled: { level: row.unlabelledLevel, tags: row.unlabelledTags },
    ...(inputTokens === null || outputTokens === null
      ? {}
      : { referenceTask: { inputTokens, outputTokens } }),
    ...(slaP95Ms === null ? {} : { slaP95Ms }),
    ...(benchmark === null
      ? {}
      : {
          quality: { benchmark, ...(qualityFloor ? { atLeast: plainDecimal(qualityFloor.toFixed()) } : {}) },
        }),
  };
}

/** What a compile of `source` reads of offerings: those it names, or all of them where it has some ranked. */
async function catalogueFacts(tx: Transaction, source: PolicySource): Promise<CatalogueFacts> {
  const named = [...offeringsNamed(source)];
  if (ranksOfferings(source)) {
    const { offerings, measurements } = await allOfferings(tx);
    const archived = named.filter((key) => !Object.hasOwn(offerings, key));
    if (archived.length === 0) return { offerings, measurements };
    return { offerings: { ...offerings, ...(await offeringRecords(tx, archived)) }, measurements };
  }
  const promised = Object.values(source.taskClasses).some(
    ({ slaP95Ms, rules }) => slaP95Ms && rules.length > 0,
  );
  return catalogueFactsSchema.parse({
    offerings: await offeringRecords(tx, named),
    measurements: promised ? await measurementRecords(tx, named) : {},
  });
}
