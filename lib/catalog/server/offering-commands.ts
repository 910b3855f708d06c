import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { invalid, refused } from '@/lib/core/errors';
import { newOfferingChanges, newOfferingSchema } from '../new-records';
import { keyOfIdentity } from '../offering-key';
import { recordEditSchema } from '../record-edit';
import { archiveRecord, createRecords, editRecord } from './edit-record';
import { ensureEndpoint } from './endpoint-of-offering';
import { readStated } from './read-stated';
import { undoBatch } from './undo-batch';

const byKey = z.strictObject({ key: z.string().min(1).max(1000) });

/** Makes an offering of a seller, or at a site of one's own (which is made with it). */
export const createOffering = defineCommand({
  action: 'offering.create',
  input: newOfferingSchema,
  run: async (context, input) => {
    const { tx } = context;
    const site = (await readStated(tx, 'vendor', [input.channel])).get(input.channel);
    const sells = site !== undefined && !site.archived;
    if (input.site && sells)
      throw invalid([{ path: '/channel', message: `There is already ${input.channel}.` }]);
    if (!input.site && !sells)
      throw invalid([{ path: '/channel', message: `There is no ${input.channel}.` }]);
    const there = (await readStated(tx, 'offering', [keyOfIdentity(input)])).get(keyOfIdentity(input));
    if (there && !there.archived)
      throw invalid([
        { path: '/requestId', message: `There is already an offering ${keyOfIdentity(input)}.` },
      ]);
    await ensureEndpoint(tx, input, context.now);
    return createRecords('offering', context, newOfferingChanges(input, context.now));
  },
});

/** Edits facts, promises, lifecycle, cost basis and prices of an offering, field by field. */
export const updateOffering = defineCommand({
  action: 'offering.update',
  input: recordEditSchema,
  run: (context, input) => editRecord('offering', context, input),
});

/** Takes an offering out of the catalogue. Rules that name it are told when they are compiled. */
export const archiveOffering = defineCommand({
  action: 'offering.archive',
  input: byKey,
  run: (context, { key }) => archiveRecord('offering', 'archive', context, key),
});

/** Brings an archived offering back as it was. */
export const restoreOffering = defineCommand({
  action: 'offering.restore',
  input: byKey,
  run: (context, { key }) => archiveRecord('offering', 'restore', context, key),
});

/** Takes back what was changed at once, by an edit, a bulk edit or the undo of one. What was changed since stays. */
export const undoChanges = defineCommand({
  action: 'catalog.undo',
  input: z.strictObject({ batchId: z.uuid() }),
  run: async ({ tx, caller, now, audit }, { batchId }) => {
    const batch = await tx.catalogBatch.findUnique({ where: { id: batchId }, select: { importId: true } });
    // The import itself is undone with it, and is no longer what its source says.
    if (batch?.importId) throw refused('This came of an import. Undo the import on its own page.');
    const { left, written, batchId: undo } = await undoBatch(tx, batchId, caller.actorId, now);
    await audit({
      subjectType: 'catalog_batch',
      subjectId: batchId,
      data: { undo, written, left: left.length },
    });
    return { batchId: undo, written, left };
  },
});
