'use server';

import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import {
  approveAttributes,
  endAttribute,
  proposeAttributes,
  withdrawAttribute,
} from '@/lib/sensitivity/server/attribute-commands';
import { previewAction } from '../effects';
import { runCommand } from '../run-command';

/** What a promise opens is shown in Routing and in the catalogue too. */
const SCREENS = '/';

export async function proposeAttributesAction(input: unknown): Promise<ActionResult<{ proposed: number }>> {
  return runCommand(proposeAttributes, input, SCREENS);
}

export async function approveAttributesAction(input: unknown): Promise<ActionResult<{ approved: number }>> {
  return runCommand(approveAttributes, input, SCREENS);
}

export async function withdrawAttributeAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(withdrawAttribute, input, SCREENS);
}

export async function endAttributeAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(endAttribute, input, SCREENS);
}

export async function previewEndAttributeAction(input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return previewAction(endAttribute, input);
}
