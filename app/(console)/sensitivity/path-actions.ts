'use server';

import { archiveNotice, createNotice, updateNotice } from '@/lib/catalog/server/notice-commands';
import {
  answerPath,
  endPath,
  proposePath,
  submitPath,
  withdrawPath,
} from '@/lib/contracts/server/path-commands';
import { preview } from '../effects';
import { action } from '../run-command';

export const proposePathAction = action(proposePath);
export const submitPathAction = action(submitPath);
export const withdrawPathAction = action(withdrawPath);
export const answerPathAction = action(answerPath);
export const previewAnswerPath = preview(answerPath);
export const endPathAction = action(endPath);
export const previewEndPath = preview(endPath);
export const createNoticeAction = action(createNotice);
export const previewCreateNotice = preview(createNotice);
export const updateNoticeAction = action(updateNotice);
export const previewUpdateNotice = preview(updateNotice);
export const archiveNoticeAction = action(archiveNotice);
