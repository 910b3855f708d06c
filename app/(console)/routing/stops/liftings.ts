import type { Lifting } from '@/components/routing/StopLift';
import type { Caller } from '@/lib/auth/server/command';
import type { StopDto } from '@/lib/routing/dto';
import { liftStanding } from '@/lib/routing/server/review-queries';

/** How the lifting of each stop stands for the caller, by the key of the stop. */
export async function liftingsOf(
  caller: Caller,
  environment: string,
  stops: readonly StopDto[],
): Promise<Record<string, Lifting>> {
  const liftings: Record<string, Lifting> = {};
  for (const { key } of stops) {
    const { approval, review, me } = await liftStanding(caller, environment, key);
    const approved = approval.blocked.length === 0;
    if (review) liftings[key] = { kind: 'asked', review: review.id, approved: approved && me.mayPublish };
    else if (approved && me.mayPublish) liftings[key] = { kind: 'free' };
    else if (!approved && me.mayRequest) liftings[key] = { kind: 'ask' };
  }
  return liftings;
}
