'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { attempt } from '@/components/ui/attempt';
import { type Autosave, createAutosave, type SaveState } from '@/components/ui/autosave';
import { type EditHistory, edited, newHistory, redo, undo } from '@/components/ui/edit-history';
import { forgetValues, keepValues, keptValues } from '@/components/ui/kept-values';
import { ruleHref } from '@/components/ui/links/routing';
import type { ActionResult } from '@/lib/http/action-result';
import type { RuleDto } from '@/lib/routing/dto';
import { type RuleValues, ruleValues } from '../rule-values';
import { editWords } from './edit-words';
import { inputOf, type RuleInput, ruleInput } from './rule-input';

export type SaveRule = (input: unknown) => Promise<ActionResult<RuleDto>>;

/** The rule that is edited: where it is, and as it is saved; null = it is not saved yet. */
export interface RulePlace {
  readonly environment: string;
  /** Its name. */
  readonly draft: string;
  readonly taskClass: string;
  readonly saved: RuleDto | null;
}

export interface EditedRule {
  readonly values: RuleValues;
  /** As it was saved last; null = not yet. */
  readonly saved: RuleDto | null;
  readonly history: EditHistory<RuleValues>;
  readonly state: SaveState<RuleDto>;
  /** What is shown was typed before a reload, and is not saved yet. */
  readonly restored: boolean;
  readonly change: (next: (values: RuleValues) => RuleValues) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly flush: () => void;
  /** Back to what is saved, as an edit that can be undone. */
  readonly discard: () => void;
  readonly keepMine: (theirs: RuleDto) => void;
  readonly takeTheirs: (theirs: RuleDto) => void;
}

/** A rule that is edited and saves itself: what is typed, every step of it, and how it stands. */
export function useEditedRule(
  place: RulePlace,
  initial: RuleValues,
  save: { readonly create: SaveRule; readonly update: SaveRule },
): EditedRule {
  const router = useRouter();
  const [history, setHistory] = useState(() => newHistory(initial));
  const latest = useRef(history);
  const [saved, setSaved] = useState(place.saved);
  const [restored, setRestored] = useState(false);
  // What the save under way must see, whenever it comes to an end.
  const now = useRef({ values: initial, saved: place.saved, shown: true, leftBehind: false });
  const keptAs = () =>
    `rule:${place.environment}:${place.draft}:${place.taskClass}:${now.current.saved?.id ?? 'new'}`;

  const [autosave] = useState(() =>
    createAutosave<RuleValues, RuleInput, RuleDto>(
      {
        value: initial,
        saved: place.saved ? inputOf(place.saved) : null,
        basis: place.saved?.revision ?? null,
      },
      {
        sendable: ruleInput,
        send: (input, basis) => {
          const id = now.current.saved?.id;
          const { enabled: _enabled, ...created } = input;
          const { environment, draft, taskClass } = place;
          return attempt(() =>
            id
              ? save.update({ ...input, id, revision: basis })
              : save.create({ ...created, environment, draft, taskClass }),
          );
        },
        revisionOf: ({ revision }) => revision,
        inputOf,
        now: () => Date.now(),
        onSaved: (rule) => {
          const isNew = now.current.saved === null;
          if (isNew) forgetValues(keptAs());
          now.current.saved = rule;
          setSaved(rule);
          if (!now.current.shown) router.refresh();
          // The address becomes the rule's own; the page stays as it is, and the focus where it is.
          else if (isNew) {
            window.history.replaceState(
              null,
              '',
              ruleHref(rule.taskClass, rule.id, rule.environment, rule.draft),
            );
          }
          now.current.leftBehind = true;
        },
      },
    ),
  );
  const state = useSyncExternalStore(autosave.subscribe, autosave.state, autosave.state);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the page of one rule
  useEffect(() => {
    const { current } = now;
    current.shown = true;
    const keep = () => {
      if (autosave.state().kind === 'saved') {
        forgetValues(keptAs());
        setRestored(false);
      } else if (current.values !== initial) {
        keepValues(keptAs(), { values: current.values, basis: autosave.basis() });
      }
    };
    const kept = keptValues<RuleValues, number | null>(keptAs());
    if (kept) {
      current.values = kept.values;
      latest.current = newHistory(kept.values);
      setHistory(latest.current);
      setRestored(true);
      autosave.resume(kept.values, kept.basis);
    } else if (ruleInput(initial).ok) autosave.changed(initial);
    // Not ended with the page: a save that is under way then still has to be noted.
    autosave.subscribe(keep);
    const leave = leaving(autosave);
    return () => {
      leave();
      current.shown = false;
      autosave.flush();
      // The screen that comes next was perhaps kept from before.
      if (current.leftBehind) router.refresh();
    };
  }, []);

  const become = (next: EditHistory<RuleValues>) => {
    latest.current = next;
    now.current.values = next.value;
    setHistory(next);
    autosave.changed(next.value);
    if (autosave.state().kind === 'saved') forgetValues(keptAs());
    else keepValues(keptAs(), { values: next.value, basis: autosave.basis() });
  };
  const step = (value: RuleValues, words: string) =>
    edited(latest.current, value, { words, typing: false }, Date.now());
  return {
    values: history.value,
    saved,
    history,
    state,
    restored,
    change: (next) => {
      const before = latest.current;
      const value = next(before.value);
      become(edited(before, value, editWords(before.value, value), Date.now()));
    },
    undo: () => become(undo(latest.current)),
    redo: () => become(redo(latest.current)),
    flush: autosave.flush,
    discard: () => {
      const to = now.current.saved ? ruleValues(now.current.saved) : initial;
      become(step(to, 'going back to what is saved'));
    },
    keepMine: (theirs) => {
      now.current.saved = theirs;
      autosave.settle(latest.current.value, theirs);
    },
    takeTheirs: (theirs) => {
      now.current.saved = theirs;
      setSaved(theirs);
      // Mine is a step back from theirs, so that neither is lost.
      const next = step(ruleValues(theirs), 'taking the version of someone else');
      autosave.settle(next.value, theirs);
      become(next);
    },
  };
}

/** Saves when the page is left or hidden, and asks before it is left with something unsaved. */
function leaving(autosave: Autosave<RuleValues, RuleDto>): () => void {
  const hidden = () => {
    if (document.visibilityState === 'hidden') autosave.flush();
  };
  const ask = (event: BeforeUnloadEvent) => {
    if (autosave.state().kind === 'saved') return;
    autosave.flush();
    event.preventDefault();
  };
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('online', autosave.flush);
  window.addEventListener('beforeunload', ask);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('online', autosave.flush);
    window.removeEventListener('beforeunload', ask);
  };
}
