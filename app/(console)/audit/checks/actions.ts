'use server';

import { checkAudit } from '@/lib/audit/server/audit-commands';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

/** Has the trail checked; the page then asks how far it has come. */
export async function checkAuditAction(): Promise<ActionResult<{ id: string }>> {
  return actionResult(async () => checkAudit(await requireCaller(), {}));
}
