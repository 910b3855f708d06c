'use client';

import { useEffect, useState } from 'react';
import { canonicalJson } from '@/lib/policy/canonical';
import type { WorkbenchRecords } from '@/lib/routing/workbench';
import type { RuleInput } from './rule-input';

/** By arm that has its offerings ranked: the selected ones in order; undefined = not known yet. */
export type Selected = ReadonlyMap<string, readonly string[] | undefined>;

/** How long a change must rest until a ranking is asked for: a weight is dragged in many small steps. */
const REST_MS = 40;

/** What the rankings of a rule select, as the console answers. The last answer stands until the next is there. */
export function useSelected(
  { environment, taskClass }: Pick<WorkbenchRecords, 'environment' | 'taskClass'>,
  rule: RuleInput | null,
): Selected {
  const [selected, setSelected] = useState<Selected>(new Map());
  const { when, needs, regions, salt, arms = [] } = rule?.definition ?? {};
  const ranked = arms.flatMap(({ name, select }) => (select ? [{ arm: name, select }] : []));
  const asked =
    ranked.length === 0
      ? ''
      : canonicalJson(
          JSON.parse(JSON.stringify({ rule: { key: rule?.key, when, needs, regions, salt }, ranked })),
        );

  useEffect(() => {
    if (asked === '') {
      setSelected((before) => (before.size === 0 ? before : new Map()));
      return;
    }
    const abort = new AbortController();
    const question = JSON.parse(asked) as { rule: object; ranked: { arm: string; select: object }[] };
    const timer = setTimeout(async () => {
      const answers = await Promise.all(
        question.ranked.map(async ({ arm, select }) => {
          const body = JSON.stringify({
            environment,
            taskClass,
            rule: question.rule,
            select,
            show: { places: 1, out: 0 },
          });
          const response = await fetch('/api/console/ranking', {
            method: 'POST',
            body,
            signal: abort.signal,
          });
          if (!response.ok) return [arm, undefined] as const;
          return [arm, ((await response.json()) as { selected: string[] }).selected] as const;
        }),
      ).catch(() => null);
      if (answers && !abort.signal.aborted) setSelected(new Map(answers));
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked, environment, taskClass]);
  return selected;
}
