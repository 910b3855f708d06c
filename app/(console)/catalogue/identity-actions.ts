'use server';

import { requireCaller } from '@/lib/auth/server/session';
import {
  joinModels,
  keepModelsApart,
  setModelAliases,
  splitModel,
} from '@/lib/catalog/server/identity-commands';
import { findModels } from '@/lib/catalog/server/model-suggestions';
import { action } from '../run-command';

export const joinModelsAction = action(joinModels);
export const splitModelAction = action(splitModel);
export const keepModelsApartAction = action(keepModelsApart, '/catalogue');
export const setModelAliasesAction = action(setModelAliases);

export async function findModelsAction(text: string) {
  await requireCaller();
  return findModels(text);
}
