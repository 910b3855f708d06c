import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound } from '@/lib/core/errors';
import { lineSchema } from '@/lib/core/plain-text';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { aliasChange, type JoinedModel, joinChanges, splitChanges } from '../model-join';
import { type Origin, SET_BY_HAND } from '../plan';
import { readStated } from './read-stated';
import { writeChanges } from './write-changes';

const key = z.string().min(1).max(1000);
/** A model as it was looked at. */
const seen = z.strictObject({ key, revision: z.int().min(1) });
const byHand = (now: Date): Origin => ({ source: SET_BY_HAND, asOf: utcDate(now) });

/** What was changed at once, for whoever wants to take it back. */
export interface IdentityChange {
  readonly batchId: string | null;
  /** The model to look at afterwards. */
  readonly model: string;
}

/**
 * @throws AppError not_found, or conflict where the model is not the one that was looked at
 */
async function modelToChange(
  tx: Transaction,
  { key, revision }: z.output<typeof seen>,
): Promise<JoinedModel & { readonly name: string }> {
  const record = (await readStated(tx, 'model', [key])).get(key);
  if (!record || record.archived) throw notFound('model');
  if (record.revision !== revision) {
    const aliases = record.fields.aliases?.value ?? [];
    throw conflict('model', { key, revision: record.revision, aliases });
  }
  const rows = await tx.offering.findMany({
    where: { model: { key }, archivedAt: null },
    select: { key: true },
    orderBy: { key: 'asc' },
  });
  const stated = await readStated(
    tx,
    'offering',
    rows.map((row) => row.key),
  );
  const offerings = new Map(
    [...stated].map(([offering, { fields }]) => [offering, fields.model ?? { value: key, origin: null }]),
  );
  return { key, name: String(record.fields.name?.value ?? key), fields: record.fields, offerings };
}

/** Joins a model into another: it is the same, under another name. Undone as one batch. */
export const joinModels = defineCommand({
  action: 'model.join',
  input: z.strictObject({ into: seen, from: seen }).refine(({ into, from }) => into.key !== from.key, {
    path: ['from'],
    message: 'A model cannot be joined into itself.',
  }),
  run: async ({ tx, caller, now, audit }, input): Promise<IdentityChange> => {
    const into = await modelToChange(tx, input.into);
    const from = await modelToChange(tx, input.from);
    const summary = `${from.key} joined into ${into.key}`;
    const { batchId } = await writeChanges(
      tx,
      { kind: 'join', summary, actorId: caller.actorId, at: now },
      joinChanges(into, from, byHand(now)),
    );
    await audit({
      subjectType: 'model',
      subjectId: into.key,
      data: { joined: from.key, offerings: [...from.offerings.keys()], batch: batchId },
    });
    return { batchId, model: into.key };
  },
});

/** Makes a model of its own of some of a model's offerings. Undone as one batch. */
export const splitModel = defineCommand({
  action: 'model.split',
  input: z.strictObject({
    model: seen,
    key: z
      .string()
      .trim()
      .regex(/^[a-z0-9][a-z0-9.-]{0,119}$/, 'Use lower-case letters, digits, dots and dashes.'),
    name: lineSchema('Enter a name.', 200),
    offerings: z.array(key).min(1, 'Choose what it is sold as.').max(5_000),
    aliases: z.array(z.string().max(500)).max(2_000),
  }),
  run: async ({ tx, caller, now, audit }, input): Promise<IdentityChange> => {
    const model = await modelToChange(tx, input.model);
    const chosen = [...new Set(input.offerings)];
    const other = chosen.find((one) => !model.offerings.has(one));
    if (other !== undefined)
      throw invalid([{ path: '/offerings', message: `${other} is not an offering of this model.` }]);
    if (chosen.length === model.offerings.size)
      throw invalid([{ path: '/offerings', message: 'Leave at least one: rename the model instead.' }]);
    if (await tx.model.findUnique({ where: { key: input.key } }))
      throw invalid([{ path: '/key', message: 'There is or was a model with this key.' }]);
    const { batchId } = await writeChanges(
      tx,
      {
        kind: 'split',
        summary: `${input.name} split from ${model.name}`,
        actorId: caller.actorId,
        at: now,
      },
      splitChanges(model, { ...input, offerings: chosen }, byHand(now)),
    );
    await audit({
      subjectType: 'model',
      subjectId: input.key,
      data: { from: model.key, offerings: chosen, batch: batchId },
    });
    return { batchId, model: input.key };
  },
});

const aliasesSchema = z.array(
  z.strictObject({
    alias: z.string().trim().toLowerCase().min(1, 'Enter a name.').max(500, 'Use at most 500 characters.'),
    kind: z.enum(['alias', 'snapshot']),
  }),
);

/** Sets a model's other names and dated snapshots. Those that stay keep their source. */
export const setModelAliases = defineCommand({
  action: 'model.update_aliases',
  input: z.strictObject({ model: seen, aliases: aliasesSchema.max(2_000) }),
  run: async ({ tx, caller, now, audit }, input): Promise<IdentityChange> => {
    const model = await modelToChange(tx, input.model);
    const twice = input.aliases.findIndex(
      ({ alias }, nth) => input.aliases.findIndex((one) => one.alias === alias) < nth,
    );
    if (twice >= 0)
      throw invalid([{ path: `/aliases/${twice}/alias`, message: 'This name is listed already.' }]);
    const { batchId } = await writeChanges(
      tx,
      { kind: 'edit', summary: `Other names of ${model.name}`, actorId: caller.actorId, at: now },
      [aliasChange(model, input.aliases, byHand(now))],
    );
    await audit({
      subjectType: 'model',
      subjectId: model.key,
      data: { fields: ['aliases'], batch: batchId },
    });
    return { batchId, model: model.key };
  },
});

/** Says that two models differ, so that they are not suggested again without new evidence; or takes that back. */
export const keepModelsApart = defineCommand({
  action: 'model.keep_apart',
  input: z
    .strictObject({ models: z.tuple([key, key]), apart: z.boolean() })
    .refine(({ models: [one, other] }) => one !== other, {
      path: ['models'],
      message: 'Name two models.',
    }),
  run: async ({ tx, caller, now, audit }, { models, apart }): Promise<void> => {
    const [first, second] = models.toSorted((a, b) => (a < b ? -1 : 1)) as [string, string];
    const there = await tx.model.count({ where: { key: { in: [first, second] }, archivedAt: null } });
    if (there < 2) throw notFound('model');
    await tx.modelsApart.updateMany({
      where: { first, second, archivedAt: null },
      data: { archivedAt: now },
    });
    if (apart) await tx.modelsApart.create({ data: { first, second, actorId: caller.actorId, at: now } });
    await audit({ subjectType: 'model', subjectId: first, data: { other: second, apart } });
  },
});
