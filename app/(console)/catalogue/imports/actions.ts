'use server';

import type { Begun } from '@/components/imports/NewImport';
import { requireCaller } from '@/lib/auth/server/session';
import { applyImport, discardImport, undoImport } from '@/lib/catalog/server/import-commands';
import { importFromAddress, importInstalled } from '@/lib/catalog/server/start-import';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { runCommand } from '../../run-command';

/** The catalogue is shown nearly everywhere: routing and contracts name its offerings. */
const SCREENS = '/';

export async function readAddressAction(input: unknown): Promise<ActionResult<Begun>> {
  return actionResult(async () => importFromAddress(await requireCaller(), input));
}

export async function readInstalledAction(): Promise<ActionResult<Begun>> {
  return actionResult(async () => importInstalled(await requireCaller()));
}

export async function applyImportAction(input: unknown): Promise<ActionResult<{ written: number }>> {
  return runCommand(applyImport, input, SCREENS);
}

export async function undoImportAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(undoImport, input, SCREENS);
}

export async function discardImportAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(discardImport, input, SCREENS);
}
