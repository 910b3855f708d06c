'use server';

import {
  approveLaw,
  endLaw,
  proposeLaw,
  requestLawChanges,
  withdrawLaw,
} from '@/lib/contracts/server/law-commands';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { previewAction } from '../../effects';
import { runCommand } from '../../run-command';

export async function proposeLawAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(proposeLaw, input, '/');
}

export async function withdrawLawAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(withdrawLaw, input, '/');
}

export async function approveLawAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(approveLaw, input, '/');
}

export async function requestLawChangesAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(requestLawChanges, input, '/');
}

export async function endLawAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(endLaw, input, '/');
}

export async function previewEndLawAction(input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return previewAction(endLaw, input);
}
