'use server';

import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import {
  approveException,
  endException,
  proposeException,
  requestExceptionChanges,
  withdrawException,
} from '@/lib/sensitivity/server/exception-commands';
import { previewAction } from '../effects';
import { runCommand } from '../run-command';

/** What an exception opens is shown in Routing and in the catalogue too. */
const SCREENS = '/';

export async function proposeExceptionAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(proposeException, input, SCREENS);
}

export async function withdrawExceptionAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(withdrawException, input, SCREENS);
}

export async function approveExceptionAction(input: unknown): Promise<ActionResult<{ approved: boolean }>> {
  return runCommand(approveException, input, SCREENS);
}

export async function previewApproveExceptionAction(input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return previewAction(approveException, input);
}

export async function requestExceptionChangesAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(requestExceptionChanges, input, SCREENS);
}

export async function endExceptionAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(endException, input, SCREENS);
}

export async function previewEndExceptionAction(input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return previewAction(endException, input);
}
