import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { newModelSchema, statedByHand } from '../new-records';
import { recordEditSchema } from '../record-edit';
import { archiveRecord, createRecords, editRecord } from './edit-record';

const byKey = z.strictObject({ key: z.string().min(1).max(1000) });

/** Makes a model that no source has brought. */
export const createModel = defineCommand({
  action: 'model.create',
  input: newModelSchema,
  run: (context, { key, ...fields }) => {
    const values = statedByHand(fields, context.now);
    return createRecords('model', context, [{ change: 'create', kind: 'model', key, values }]);
  },
});

/** Edits what is known of a model, field by field. */
export const updateModel = defineCommand({
  action: 'model.update',
  input: recordEditSchema,
  run: (context, input) => editRecord('model', context, input),
});

/** Takes a model out of the catalogue that nobody sells any more. */
export const archiveModel = defineCommand({
  action: 'model.archive',
  input: byKey,
  run: (context, { key }) => archiveRecord('model', 'archive', context, key),
});

/** Brings an archived model back as it was. */
export const restoreModel = defineCommand({
  action: 'model.restore',
  input: byKey,
  run: (context, { key }) => archiveRecord('model', 'restore', context, key),
});
