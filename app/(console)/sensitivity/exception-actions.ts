'use server';

import {
  approveException,
  endException,
  proposeException,
  requestExceptionChanges,
  withdrawException,
} from '@/lib/sensitivity/server/exception-commands';
import { preview } from '../effects';
import { action } from '../run-command';

export const proposeExceptionAction = action(proposeException);
export const withdrawExceptionAction = action(withdrawException);
export const approveExceptionAction = action(approveException);
export const previewApproveExceptionAction = preview(approveException);
export const requestExceptionChangesAction = action(requestExceptionChanges);
export const endExceptionAction = action(endException);
export const previewEndExceptionAction = preview(endException);
