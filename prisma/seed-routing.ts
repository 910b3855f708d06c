import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { bringDatabase, type Database } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { findingKey, warningsOf } from '@/lib/routing/finding';
import { publishPolicy } from '@/lib/routing/server/publish-commands';
import { draftState } from '@/lib/routing/server/queries';
import { createRule } from '@/lib/routing/server/rule-commands';
import { createTaskClass } from '@/lib/routing/server/task-class-commands';
import { DEFAULT_OBLIGATIONS } from '@/lib/sensitivity/default-obligations';
import { labelRef } from '@/lib/sensitivity/label';
import { keepKeys } from '@/lib/signing/server/keep-keys';
import { ATTRIBUTES, ENVIRONMENTS, EXAMPLE_TASK_CLASSES, LEVELS, TAGS } from './example-policy';

/**
 * The vocabulary, three environments, and an example policy published in `development`. Idempotent: what is there
 * stays as people left it, and an environment with task classes or versions gets no example.
 * @returns how many task classes and versions it made
 */
export async function seedRouting(database: Database): Promise<{ taskClasses: number; versions: number }> {
  bringDatabase(database);
  await seedVocabulary(database);
  await seedObligations(database);
  // Before the first publish, so that it is signed.
  await keepKeys(new Date());
  if ((await database.taskClass.count()) > 0) return { taskClasses: 0, versions: 0 };
  for (const example of EXAMPLE_TASK_CLASSES) {
    const { targets, note, ...taskClass } = example;
    await createTaskClass(SYSTEM_CALLER, {
      ...taskClass,
      // Before contracts are recorded only the lowest level clears, so that is what the example asks for.
      floorLevel: 'public',
      floorTags: [],
      unlabelledLevel: 'public',
      unlabelledTags: [],
      slaAvailability: null,
      qualityFloor: null,
      qualityBenchmark: null,
      ownerName: null,
    });
    await createRule(SYSTEM_CALLER, {
      environment: 'development',
      taskClass: example.key,
      key: example.key,
      definition: {
        arms: [
          {
            name: 'all',
            weight: 10_000,
            targets: targets.map((target) => (typeof target === 'string' ? { offering: target } : target)),
          },
        ],
        ...(note ? { note } : {}),
      },
    });
  }
  const draft = await draftState('development', new Date());
  await publishPolicy(SYSTEM_CALLER, {
    environment: 'development',
    draftRevision: draft.draftRevision,
    baseVersion: null,
    reason: 'The example policy that a new installation begins with.',
    acceptedWarnings: warningsOf(draft.findings).map(findingKey),
  });
  return { taskClasses: EXAMPLE_TASK_CLASSES.length, versions: 1 };
}

/** Levels, tags, attributes and three environments with an empty draft each; what is there stays as it is. */
export async function seedVocabulary(database: Database): Promise<void> {
  await database.sensitivityLevel.createMany({
    data: LEVELS.map((level) => ('obligations' in level ? { ...level, obligations: [] } : level)),
    skipDuplicates: true,
  });
  await database.sensitivityTag.createMany({ data: [...TAGS], skipDuplicates: true });
  await database.attribute.createMany({
    data: ATTRIBUTES.map(({ key, values }) => ({ key, values: [...values] })),
    skipDuplicates: true,
  });
  await database.environment.createMany({ data: [...ENVIRONMENTS], skipDuplicates: true });
  const environments = await database.environment.findMany({
    where: { drafts: { none: {} } },
    select: { id: true },
  });
  await database.draft.createMany({
    data: environments.map(({ id }) => ({ environmentId: id, name: 'main' })),
    skipDuplicates: true,
  });
}

/** What the shipped labels ask for, where nobody ever said what: a label that was left asking nothing keeps that. */
export async function seedObligations(database: Database): Promise<void> {
  const proposals = await database.proposal.findMany({
    where: { kind: 'obligations' },
    select: { subject: true },
  });
  const said = new Set(proposals.map(({ subject }) => subject));
  const unsaid = (ref: string) => !said.has(ref);
  for (const [key, obligations] of Object.entries(DEFAULT_OBLIGATIONS.levels)) {
    if (unsaid(labelRef({ kind: 'level', key }))) {
      await database.sensitivityLevel.updateMany({
        where: { key, obligations: { equals: Prisma.DbNull } },
        data: { obligations: [...obligations] },
      });
    }
  }
  for (const [key, obligations] of Object.entries(DEFAULT_OBLIGATIONS.tags)) {
    if (unsaid(labelRef({ kind: 'tag', key }))) {
      await database.sensitivityTag.updateMany({
        where: { key, obligations: { equals: Prisma.DbNull } },
        data: { obligations: [...obligations] },
      });
    }
  }
}
