import { notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { CompileRecords } from '../records';
import { compileRecordsSchema } from '../records';
import {
  benchmarksOf,
  offeringsNamed,
  type PolicySource,
  policySourceSchema,
  ranksOfferings,
  ruleDefinitionSchema,
  type SourceTaskClass,
} from '../source-schema';
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
          ...referenceTask(taskClass),
          ...(taskClass.slaP95Ms === null ? {} : { slaP95Ms: taskClass.slaP95Ms }),
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
    ...(await offeringFacts(tx, source)),
  });
}

/** The reference task of a task class as a source has it: absent unless both of its sizes are stated. */
export function referenceTask(taskClass: {
  readonly referenceInputTokens: number | null;
  readonly referenceOutputTokens: number | null;
}): Pick<SourceTaskClass, 'referenceTask'> {
  const { referenceInputTokens: inputTokens, referenceOutputTokens: outputTokens } = taskClass;
  return inputTokens === null || outputTokens === null
    ? {}
    : { referenceTask: { inputTokens, outputTokens } };
}

/** What a compile of `source` reads of offerings: those it names, or all of them where it has some ranked. */
async function offeringFacts(
  tx: Transaction,
  source: PolicySource,
): Promise<Pick<CompileRecords, 'offerings' | 'measurements'>> {
  const named = offeringsNamed(source);
  const offerings = await offeringRecords(tx, named, ranksOfferings(source));
  const benchmarks = benchmarksOf(source);
  const levelled = Object.values(source.taskClasses).some(
    ({ slaP95Ms, rules }) => slaP95Ms && rules.length > 0,
  );
  if (!ranksOfferings(source) && !levelled) return { offerings, measurements: {} };
  const of = ranksOfferings(source) ? null : [...named];
  return { offerings, measurements: await measurementRecords(tx, of, benchmarks) };
}
