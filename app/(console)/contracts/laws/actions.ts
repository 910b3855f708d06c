'use server';

import {
  approveLaw,
  endLaw,
  proposeLaw,
  requestLawChanges,
  withdrawLaw,
} from '@/lib/contracts/server/law-commands';
import { preview } from '../../effects';
import { action } from '../../run-command';

export const proposeLawAction = action(proposeLaw);
export const withdrawLawAction = action(withdrawLaw);
export const approveLawAction = action(approveLaw);
export const requestLawChangesAction = action(requestLawChanges);
export const endLawAction = action(endLaw);
export const previewEndLawAction = preview(endLaw);
