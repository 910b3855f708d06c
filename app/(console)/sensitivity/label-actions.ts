'use server';

import { z } from 'zod';
import { allows } from '@/lib/auth/permissions';
import { forbid, readInput } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { invalid } from '@/lib/core/errors';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { previewObligations } from '@/lib/routing/server/preview-effects';
import { type LabelDto, type LabelKind, readLabelRef } from '@/lib/sensitivity/label';
import { obligationsSchema } from '@/lib/sensitivity/obligations';
import type { SavedObligations } from '@/lib/sensitivity/obligations-content';
import { archiveLabel, createLabel, renameLabel } from '@/lib/sensitivity/server/label-commands';
import {
  approveObligations,
  proposeObligations,
  requestObligationsChanges,
  submitObligations,
  withdrawObligations,
} from '@/lib/sensitivity/server/obligation-commands';
import { previewAction } from '../effects';
import { runCommand } from '../run-command';

/** Labels are named in Routing, Settings and the catalogue too. */
const SCREENS = '/';

export async function createLabelAction(input: unknown): Promise<ActionResult<LabelDto>> {
  return runCommand(createLabel, input, SCREENS);
}

export async function previewCreateLabelAction(input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return previewAction(createLabel, input);
}

export async function renameLabelAction(input: unknown): Promise<ActionResult<LabelDto>> {
  return runCommand(renameLabel, input, SCREENS);
}

/** @param label by id and revision */
export async function archiveLabelAction(
  kind: LabelKind,
  label: unknown,
): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveLabel, { kind, ...Object(label) }, SCREENS);
}

export async function proposeObligationsAction(input: unknown): Promise<ActionResult<SavedObligations>> {
  return runCommand(proposeObligations, input, SCREENS);
}

const wantedObligations = z.object({ label: z.string().max(120), obligations: obligationsSchema.nullable() });

/** What the list would do to routes and offerings if it were approved; nothing is saved. */
export async function previewObligationsAction(input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return actionResult(async () => {
    const { roles } = await requireCaller();
    if (!allows(roles, 'obligations.propose')) throw forbid('obligations.propose');
    const { label, obligations } = readInput(wantedObligations, input);
    if (!readLabelRef(label)) throw invalid([{ path: '/label', message: 'A level or a tag.' }]);
    return previewObligations(label, obligations);
  });
}

export async function submitObligationsAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(submitObligations, input, SCREENS);
}

export async function withdrawObligationsAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(withdrawObligations, input, SCREENS);
}

export async function approveObligationsAction(input: unknown): Promise<ActionResult<{ approved: boolean }>> {
  return runCommand(approveObligations, input, SCREENS);
}

export async function previewApproveObligationsAction(
  input: unknown,
): Promise<ActionResult<EvidenceEffects>> {
  return previewAction(approveObligations, input);
}

export async function requestObligationsChangesAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(requestObligationsChanges, input, SCREENS);
}
