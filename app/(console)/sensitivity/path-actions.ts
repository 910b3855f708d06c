'use server';

import { archiveNotice, createNotice, updateNotice } from '@/lib/catalog/server/notice-commands';
import {
  answerPath,
  endPath,
  proposePath,
  submitPath,
  withdrawPath,
} from '@/lib/contracts/server/path-commands';
import { previewAction } from '../effects';
import { runCommand } from '../run-command';

/** Ways and notices decide clearances, which are shown all over the console. */
const SCREENS = '/';

export async function proposePathAction(input: unknown) {
  return runCommand(proposePath, input, SCREENS);
}

export async function submitPathAction(input: unknown) {
  return runCommand(submitPath, input, SCREENS);
}

export async function withdrawPathAction(input: unknown) {
  return runCommand(withdrawPath, input, SCREENS);
}

export async function answerPathAction(input: unknown) {
  return runCommand(answerPath, input, SCREENS);
}

export async function previewAnswerPath(input: unknown) {
  return previewAction(answerPath, input);
}

export async function endPathAction(input: unknown) {
  return runCommand(endPath, input, SCREENS);
}

export async function previewEndPath(input: unknown) {
  return previewAction(endPath, input);
}

export async function createNoticeAction(input: unknown) {
  return runCommand(createNotice, input, SCREENS);
}

export async function previewCreateNotice(input: unknown) {
  return previewAction(createNotice, input);
}

export async function updateNoticeAction(input: unknown) {
  return runCommand(updateNotice, input, SCREENS);
}

export async function previewUpdateNotice(input: unknown) {
  return previewAction(updateNotice, input);
}

export async function archiveNoticeAction(input: unknown) {
  return runCommand(archiveNotice, input, SCREENS);
}
