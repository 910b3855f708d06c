'use client';

import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { compileEdited, type Edited, type WorkbenchRecords } from '@/lib/routing/workbench';
import type { RuleInput } from './rule-input';
import { useOfferingFacts } from './use-offering-facts';
import { type Selected, useSelected } from './use-selected';

/** How often the time moves that validity is judged by. */
const CLOCK_MS = 60_000;

export interface CompiledRule {
  readonly edited: Edited;
  /** ms since 1970: what `now` was. */
  readonly now: number;
  /** By arm: what its ranking selects; undefined = not known yet. */
  readonly selected: Selected;
}

/**
 * A rule as it is being edited, compiled in this browser with every change. What a ranking selects, and the facts of
 * offerings that are new to it, are asked of the console; until they are there it is as it was.
 * @param input the rule as it could be saved last
 * @param openedAt ms since 1970, the same on the server and in the browser
 */
export function useCompiledRule(
  records: WorkbenchRecords,
  index: number,
  input: RuleInput | null,
  openedAt: number,
): CompiledRule | null {
  const rule = useDeferredValue(input);
  const now = useClock(openedAt);
  const selected = useSelected(records, rule);
  const facts = useOfferingFacts(records.environment, records.facts, rule ? named(rule, selected) : []);
  const edited = useMemo(
    () => rule && compileEdited({ ...records, facts }, index, rule, known(selected), now),
    [records, facts, index, rule, selected, now],
  );
  return useMemo(() => edited && { edited, now, selected }, [edited, now, selected]);
}

function known(selected: Selected): ReadonlyMap<string, readonly string[]> {
  return new Map([...selected].map(([arm, offerings]) => [arm, offerings ?? []]));
}

function named({ definition }: RuleInput, selected: Selected): string[] {
  const listed = definition.arms.flatMap(({ targets }) => targets);
  const all = [...listed, ...(definition.escalate?.targets ?? [])].map(({ offering }) => offering);
  return [...new Set([...all, ...[...selected.values()].flatMap((offerings) => offerings ?? [])])];
}

function useClock(openedAt: number): number {
  const [now, setNow] = useState(openedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
