'use server';

import { archiveEnvironment } from '@/lib/routing/server/environment-archive-commands';
import { updateApprovals } from '@/lib/routing/server/environment-commands';
import { moveEnvironment, updateEnvironment } from '@/lib/routing/server/environment-edit-commands';
import { createEnvironment } from '@/lib/routing/server/environment-setup-commands';
import { action } from '../../run-command';

export const saveApprovalsAction = action(updateApprovals);
export const createEnvironmentAction = action(createEnvironment);
export const updateEnvironmentAction = action(updateEnvironment);
export const moveEnvironmentAction = action(moveEnvironment);
export const archiveEnvironmentAction = action(archiveEnvironment);
