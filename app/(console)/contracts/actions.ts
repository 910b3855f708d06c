'use server';

import { requireCaller } from '@/lib/auth/server/session';
import type { ScopeChoices } from '@/lib/contracts/scope-choices';
import {
  archiveContract,
  createContract,
  restoreContract,
  updateContract,
} from '@/lib/contracts/server/contract-commands';
import {
  keepContract,
  limitContract,
  recordNotice,
  recordYearlyReview,
} from '@/lib/contracts/server/contract-keeping-commands';
import {
  activateContract,
  reinstateContract,
  submitContract,
  supersedeContract,
  takeBackContract,
  terminateContract,
} from '@/lib/contracts/server/contract-status-commands';
import { formScopeChoices } from '@/lib/contracts/server/form-choices';
import { preview } from '../effects';
import { action } from '../run-command';

export const createContractAction = action(createContract);
export const updateContractAction = action(updateContract);
export const previewUpdate = preview(updateContract);
export const archiveContractAction = action(archiveContract);
export const restoreContractAction = action(restoreContract);
export const submitContractAction = action(submitContract);
export const takeBackContractAction = action(takeBackContract);
export const activateContractAction = action(activateContract);
export const previewActivate = preview(activateContract);
export const terminateContractAction = action(terminateContract);
export const previewTerminate = preview(terminateContract);
export const supersedeContractAction = action(supersedeContract);
export const previewSupersede = preview(supersedeContract);
export const reinstateContractAction = action(reinstateContract);
export const previewReinstate = preview(reinstateContract);
export const recordNoticeAction = action(recordNotice);
export const previewNotice = preview(recordNotice);
export const recordReviewAction = action(recordYearlyReview);
export const previewReview = preview(recordYearlyReview);
export const limitContractAction = action(limitContract);
export const keepContractAction = action(keepContract);

export async function scopeChoicesAction(vendors: readonly string[]): Promise<ScopeChoices> {
  return formScopeChoices(await requireCaller(), vendors);
}
