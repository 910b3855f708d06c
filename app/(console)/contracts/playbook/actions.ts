'use server';

import { updatePlaybook } from '@/lib/contracts/server/playbook-commands';
import type { PositionDto } from '@/lib/contracts/server/playbook-queries';
import type { ActionResult } from '@/lib/http/action-result';
import { runCommand } from '../../run-command';

export async function updatePlaybookAction(input: unknown): Promise<ActionResult<PositionDto | null>> {
  return runCommand(updatePlaybook, input, '/');
}
