'use server';

import {
  archiveClauseType,
  createClauseType,
  restoreClauseType,
  updateClauseType,
} from '@/lib/contracts/server/clause-type-commands';
import { action } from '../../run-command';

export const createClauseTypeAction = action(createClauseType);
export const updateClauseTypeAction = action(updateClauseType);
export const archiveClauseTypeAction = action(archiveClauseType);
export const restoreClauseTypeAction = action(restoreClauseType);
