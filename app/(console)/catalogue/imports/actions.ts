'use server';

import type { Begun } from '@/components/imports/NewImport';
import { requireCaller } from '@/lib/auth/server/session';
import { applyImport, discardImport, undoImport } from '@/lib/catalog/server/import-commands';
import { importFromAddress, importInstalled } from '@/lib/catalog/server/start-import';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { action } from '../../run-command';

export async function readAddressAction(input: unknown): Promise<ActionResult<Begun>> {
  return actionResult(async () => importFromAddress(await requireCaller(), input));
}

export async function readInstalledAction(): Promise<ActionResult<Begun>> {
  return actionResult(async () => importInstalled(await requireCaller()));
}

export const applyImportAction = action(applyImport);
export const undoImportAction = action(undoImport);
export const discardImportAction = action(discardImport);
