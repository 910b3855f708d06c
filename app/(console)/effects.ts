import type { Command } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { previewEffects } from '@/lib/routing/server/preview-effects';

type Order = Pick<Command<unknown>, 'within'>;

/** What a command would do to routes if the signed-in person gave this order; nothing is saved. */
export async function previewAction(command: Order, input: unknown): Promise<ActionResult<EvidenceEffects>> {
  return actionResult(async () => {
    const caller = await requireCaller();
    await requireRate(RATE_LIMITS.previews, caller.actorId, new Date());
    return previewEffects(caller, command, input);
  });
}

/** The server action that tries a command out. */
export function preview(command: Order) {
  return async (input: unknown) => previewAction(command, input);
}
