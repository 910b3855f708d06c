'use server';

import { checkAudit } from '@/lib/audit/server/audit-commands';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';

/** Has the trail checked; the page then asks how far it has come. */
export async function checkAuditAction(): Promise<ActionResult<{ id: string }>> {
  return actionResult(async () => {
    const caller = await requireCaller();
    await requireRate(RATE_LIMITS.auditChecks, caller.actorId, new Date());
    return checkAudit(caller, {});
  });
}
