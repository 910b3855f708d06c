'use server';

import { z } from 'zod';
import { allows } from '@/lib/auth/permissions';
import { forbid, readInput } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { invalid } from '@/lib/core/errors';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { previewObligations } from '@/lib/routing/server/preview-effects';
import { type LabelKind, readLabelRef } from '@/lib/sensitivity/label';
import { obligationsSchema } from '@/lib/sensitivity/obligations';
import { archiveLabel, createLabel, renameLabel } from '@/lib/sensitivity/server/label-commands';
import {
  approveObligations,
  proposeObligations,
  requestObligationsChanges,
  submitObligations,
  withdrawObligations,
} from '@/lib/sensitivity/server/obligation-commands';
import { preview } from '../effects';
import { action, runCommand } from '../run-command';

/** Labels are named in Routing, Settings and the catalogue too. */
const SCREENS = '/';

export const createLabelAction = action(createLabel);
export const previewCreateLabelAction = preview(createLabel);
export const renameLabelAction = action(renameLabel);

/** @param label by id and revision */
export async function archiveLabelAction(
  kind: LabelKind,
  label: unknown,
): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveLabel, { kind, ...Object(label) }, SCREENS);
}

export const proposeObligationsAction = action(proposeObligations);

const wantedObligations = z.object({ label: z.string().max(120), obligations: obligationsSchema.nullable() });

/** What the list would do to routes and offerings if it were approved; nothing is saved. */
export async function previewObligationsAction(input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return actionResult(async () => {
    const { roles, actorId } = await requireCaller();
    if (!allows(roles, 'obligations.propose')) throw forbid('obligations.propose');
    await requireRate(RATE_LIMITS.previews, actorId, new Date());
    const { label, obligations } = readInput(wantedObligations, input);
    if (!readLabelRef(label)) throw invalid([{ path: '/label', message: 'A level or a tag.' }]);
    return previewObligations(label, obligations);
  });
}

export const submitObligationsAction = action(submitObligations);
export const withdrawObligationsAction = action(withdrawObligations);
export const approveObligationsAction = action(approveObligations);
export const previewApproveObligationsAction = preview(approveObligations);
export const requestObligationsChangesAction = action(requestObligationsChanges);
