'use server';

import { requireCaller } from '@/lib/auth/server/session';
import {
  type IdentityChange,
  joinModels,
  keepModelsApart,
  setModelAliases,
  splitModel,
} from '@/lib/catalog/server/identity-commands';
import { findModels } from '@/lib/catalog/server/model-suggestions';
import type { ActionResult } from '@/lib/http/action-result';
import { runCommand } from '../run-command';

export async function joinModelsAction(input: unknown): Promise<ActionResult<IdentityChange>> {
  return runCommand(joinModels, input, '/');
}

export async function splitModelAction(input: unknown): Promise<ActionResult<IdentityChange>> {
  return runCommand(splitModel, input, '/');
}

export async function keepModelsApartAction(input: unknown): Promise<ActionResult<void>> {
  return runCommand(keepModelsApart, input, '/catalogue');
}

export async function setModelAliasesAction(input: unknown): Promise<ActionResult<IdentityChange>> {
  return runCommand(setModelAliases, input, '/');
}

export async function findModelsAction(text: string) {
  await requireCaller();
  return findModels(text);
}
