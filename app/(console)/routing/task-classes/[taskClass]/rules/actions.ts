'use server';

import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import type { RuleDto } from '@/lib/routing/dto';
import { createRule, updateRule } from '@/lib/routing/server/rule-commands';

// A rule that saves itself is on the screen as it was typed: nothing is read anew, so that nothing moves under the cursor.

export async function saveNewRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return actionResult(async () => createRule(await requireCaller(), input));
}

export async function saveRuleAction(input: unknown): Promise<ActionResult<RuleDto>> {
  return actionResult(async () => updateRule(await requireCaller(), input));
}
