'use server';

import { removeSample } from '@/lib/contracts/server/sample-commands';
import { previewAction } from '../../effects';
import { runCommand } from '../../run-command';

export async function removeSampleAction(input: unknown) {
  return runCommand(removeSample, input, '/');
}

export async function previewRemoveSample(input: unknown) {
  return previewAction(removeSample, input);
}
