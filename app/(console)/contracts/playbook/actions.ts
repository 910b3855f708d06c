'use server';

import { updatePlaybook } from '@/lib/contracts/server/playbook-commands';
import { action } from '../../run-command';

export const updatePlaybookAction = action(updatePlaybook);
