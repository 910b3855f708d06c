'use server';

import type { OwnClauseType } from '@/lib/contracts/own-clause-type';
import {
  archiveClauseType,
  createClauseType,
  restoreClauseType,
  updateClauseType,
} from '@/lib/contracts/server/clause-type-commands';
import type { ActionResult } from '@/lib/http/action-result';
import { runCommand } from '../../run-command';

type Saved = Promise<ActionResult<OwnClauseType>>;

export async function createClauseTypeAction(input: unknown): Saved {
  return runCommand(createClauseType, input, '/');
}

export async function updateClauseTypeAction(input: unknown): Saved {
  return runCommand(updateClauseType, input, '/');
}

export async function archiveClauseTypeAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveClauseType, input, '/');
}

export async function restoreClauseTypeAction(input: unknown): Saved {
  return runCommand(restoreClauseType, input, '/');
}
