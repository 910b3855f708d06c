'use client';

import { useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { closesAnything, type EvidenceEffects } from '@/lib/routing/evidence-effects';
import { attempt } from '../attempt';

/** What a form's save would do to routes, as it was last asked, and whether the reader let it pass. */
export interface Effects {
  readonly shown: EvidenceEffects | null;
  readonly accepted: boolean;
  readonly accept: (accepted: boolean) => void;
  /** Asks and shows it, without saving. */
  readonly look: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
  /** Saves, unless that closes something that was not looked at yet: then it is shown instead, as a refusal. */
  readonly guard: <T>(input: unknown, save: () => Promise<ActionResult<T>>) => Promise<ActionResult<T>>;
}

const LOOK_FIRST: ActionError = {
  kind: 'refused',
  message: 'Saving this closes routes that are in use. See below which, tick the box and save again.',
  fields: [],
  findings: [],
};

/**
 * For forms whose save can close a route: `guard` goes around the save, `EffectsGate` above its buttons.
 * @param preview a server action made with `previewAction` around the same command
 */
export function useEffects(preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>): Effects {
  const [seen, setSeen] = useState<{ readonly asked: string; readonly effects: EvidenceEffects } | null>(
    null,
  );
  const [accepted, setAccepted] = useState(false);

  const look: Effects['look'] = async (input) => {
    const result = await attempt(() => preview(input));
    setAccepted(false);
    setSeen(result.ok ? { asked: JSON.stringify(input), effects: result.data } : null);
    return result;
  };

  const guard: Effects['guard'] = async (input, save) => {
    const lookedAt = seen?.asked === JSON.stringify(input);
    if (!lookedAt) {
      const result = await look(input);
      // What the command refuses the save refuses too, and says so better.
      if (!result.ok && result.error.kind === 'unavailable') return result;
      if (result.ok && closesAnything(result.data)) return { ok: false, error: LOOK_FIRST };
    } else if (!accepted && closesAnything(seen.effects)) {
      return { ok: false, error: LOOK_FIRST };
    }
    const saved = await save();
    if (saved.ok) {
      setSeen(null);
      setAccepted(false);
    }
    return saved;
  };

  return { shown: seen?.effects ?? null, accepted, accept: setAccepted, look, guard };
}
