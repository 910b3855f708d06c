'use server';

import { requireCaller } from '@/lib/auth/server/session';
import type { RecordKind } from '@/lib/catalog/change';
import { updateOfferings } from '@/lib/catalog/server/bulk-edit-commands';
import { previewBulkEdit } from '@/lib/catalog/server/bulk-edit-preview';
import { editChoices } from '@/lib/catalog/server/edit-choices';
import type { Changed } from '@/lib/catalog/server/edit-record';
import { archiveModel, createModel, restoreModel, updateModel } from '@/lib/catalog/server/model-commands';
import {
  archiveOffering,
  createOffering,
  restoreOffering,
  undoChanges,
  updateOffering,
} from '@/lib/catalog/server/offering-commands';
import {
  archiveVendor,
  createVendor,
  restoreVendor,
  updateVendor,
} from '@/lib/catalog/server/vendor-commands';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { action, runCommand } from '../run-command';

const COMMANDS = {
  offering: {
    create: createOffering,
    update: updateOffering,
    archive: archiveOffering,
    restore: restoreOffering,
  },
  model: { create: createModel, update: updateModel, archive: archiveModel, restore: restoreModel },
  vendor: { create: createVendor, update: updateVendor, archive: archiveVendor, restore: restoreVendor },
} as const;

/** The catalogue is read in Routing and Settings as well. */
const SCREENS = '/';

export async function createRecordAction(kind: RecordKind, input: unknown): Promise<ActionResult<Changed>> {
  return runCommand(COMMANDS[kind].create, input, SCREENS);
}

export async function saveRecordAction(kind: RecordKind, input: unknown): Promise<ActionResult<Changed>> {
  return runCommand(COMMANDS[kind].update, input, SCREENS);
}

/** Saves one cell of a list, which then asks for its rows itself. */
export async function saveCellAction(input: unknown): Promise<ActionResult<Changed>> {
  return actionResult(async () => updateOffering(await requireCaller(), input));
}

export async function archiveRecordAction(kind: RecordKind, key: string): Promise<ActionResult<Changed>> {
  return runCommand(COMMANDS[kind].archive, { key }, SCREENS);
}

export async function restoreRecordAction(kind: RecordKind, key: string): Promise<ActionResult<Changed>> {
  return runCommand(COMMANDS[kind].restore, { key }, SCREENS);
}

export async function undoChangesAction(batchId: string) {
  return runCommand(undoChanges, { batchId }, SCREENS);
}

export async function previewBulkEditAction(input: unknown) {
  return actionResult(async () => previewBulkEdit(await requireCaller(), input));
}

export const bulkEditAction = action(updateOfferings);

/** What the fields of a bulk edit may refer to: read when one is begun, not with every list. */
export async function editChoicesAction() {
  await requireCaller();
  return editChoices();
}
