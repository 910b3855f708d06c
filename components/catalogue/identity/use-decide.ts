'use client';

import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { tellDone } from '@/components/ui/undo-notice';
import type { SuggestionDetail } from '@/lib/catalog/suggestion-detail';
import type { ActionError } from '@/lib/http/action-result';
import type { Decision, IdentityActions } from './decisions';

/** Carries out a decision on two models, says what was done and offers to take it back. */
export function useDecide(actions: IdentityActions | null) {
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);

  /** @returns whether it was done */
  const decide = async ({ models }: SuggestionDetail, decision: Decision): Promise<boolean> => {
    if (!actions || pending) return false;
    if (decision === 'later') return true;
    const [first, second] = models;
    setPending(true);
    const done = await (decision === 'differ'
      ? differ(actions, first.key, second.key)
      : join(actions, models[decision.join], models[decision.join === 0 ? 1 : 0]));
    setPending(false);
    setError(done.ok ? null : done.error);
    return done.ok;
  };
  return { decide, error, pending };
}

type Model = SuggestionDetail['models'][number];
const seen = ({ key, revision }: Model) => ({ key, revision });

async function join(actions: IdentityActions, into: Model, from: Model) {
  const result = await attempt(() => actions.join({ into: seen(into), from: seen(from) }));
  if (result.ok) {
    const { batchId } = result.data;
    tellDone(`Joined ${from.key} into ${into.key}.`, batchId ? () => actions.undo(batchId) : undefined);
  }
  return result;
}

async function differ(actions: IdentityActions, first: string, second: string) {
  const say = (apart: boolean) => attempt(() => actions.keepApart({ models: [first, second], apart }));
  const result = await say(true);
  if (result.ok) tellDone(`${first} and ${second} stay apart.`, () => say(false));
  return result;
}
