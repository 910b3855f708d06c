'use server';

import { requireCaller } from '@/lib/auth/server/session';
import type { ContractDto } from '@/lib/contracts/contract';
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
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { previewAction } from '../effects';
import { runCommand } from '../run-command';

type Saved = Promise<ActionResult<ContractDto>>;
type Preview = Promise<ActionResult<EvidenceEffects>>;

export async function createContractAction(input: unknown): Saved {
  return runCommand(createContract, input, '/');
}

export async function updateContractAction(input: unknown): Saved {
  return runCommand(updateContract, input, '/');
}

export async function previewUpdate(input: unknown): Preview {
  return previewAction(updateContract, input);
}

export async function archiveContractAction(input: unknown): Saved {
  return runCommand(archiveContract, input, '/');
}

export async function restoreContractAction(input: unknown): Saved {
  return runCommand(restoreContract, input, '/');
}

export async function submitContractAction(input: unknown): Saved {
  return runCommand(submitContract, input, '/');
}

export async function takeBackContractAction(input: unknown): Saved {
  return runCommand(takeBackContract, input, '/');
}

export async function activateContractAction(input: unknown): Saved {
  return runCommand(activateContract, input, '/');
}

export async function previewActivate(input: unknown): Preview {
  return previewAction(activateContract, input);
}

export async function terminateContractAction(input: unknown): Saved {
  return runCommand(terminateContract, input, '/');
}

export async function previewTerminate(input: unknown): Preview {
  return previewAction(terminateContract, input);
}

export async function supersedeContractAction(input: unknown): Saved {
  return runCommand(supersedeContract, input, '/');
}

export async function previewSupersede(input: unknown): Preview {
  return previewAction(supersedeContract, input);
}

export async function reinstateContractAction(input: unknown): Saved {
  return runCommand(reinstateContract, input, '/');
}

export async function previewReinstate(input: unknown): Preview {
  return previewAction(reinstateContract, input);
}

export async function recordNoticeAction(input: unknown): Saved {
  return runCommand(recordNotice, input, '/');
}

export async function previewNotice(input: unknown): Preview {
  return previewAction(recordNotice, input);
}

export async function recordReviewAction(input: unknown): Saved {
  return runCommand(recordYearlyReview, input, '/');
}

export async function previewReview(input: unknown): Preview {
  return previewAction(recordYearlyReview, input);
}

export async function limitContractAction(input: unknown): Saved {
  return runCommand(limitContract, input, '/');
}

export async function keepContractAction(input: unknown): Saved {
  return runCommand(keepContract, input, '/');
}

export async function scopeChoicesAction(vendors: readonly string[]): Promise<ScopeChoices> {
  return formScopeChoices(await requireCaller(), vendors);
}
