import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { newVendorSchema, statedByHand } from '../new-records';
import { recordEditSchema } from '../record-edit';
import { archiveRecord, createRecords, editRecord } from './edit-record';

const byKey = z.strictObject({ key: z.string().min(1).max(1000) });

/** Makes a vendor: an owner of models, a seller, or a site of one’s own. */
export const createVendor = defineCommand({
  action: 'vendor.create',
  input: newVendorSchema,
  run: (context, { key, ...fields }) => {
    const values = statedByHand(fields, context.now);
    return createRecords('vendor', context, [{ change: 'create', kind: 'vendor', key, values }]);
  },
});

/** Edits what is known of a vendor, field by field. */
export const updateVendor = defineCommand({
  action: 'vendor.update',
  input: recordEditSchema,
  run: (context, input) => editRecord('vendor', context, input),
});

/** Takes a vendor out of the catalogue that neither makes nor sells anything any more. */
export const archiveVendor = defineCommand({
  action: 'vendor.archive',
  input: byKey,
  run: (context, { key }) => archiveRecord('vendor', 'archive', context, key),
});

/** Brings an archived vendor back as it was. */
export const restoreVendor = defineCommand({
  action: 'vendor.restore',
  input: byKey,
  run: (context, { key }) => archiveRecord('vendor', 'restore', context, key),
});
