'use server';

import { removeSample } from '@/lib/contracts/server/sample-commands';
import { preview } from '../../effects';
import { action } from '../../run-command';

export const removeSampleAction = action(removeSample);
export const previewRemoveSample = preview(removeSample);
