import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PolicyFile } from './policy-file';
import { ruleEdits } from './policy-file-edits';
import { sampleDefinition } from './test/sample-records';

type Rules = PolicyFile['taskClasses'];

/** Rules by key: where each is and which of two things it says. */
const rules = fc
  .uniqueArray(
    fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      taskClass: fc.constantFrom('x', 'y'),
      offering: fc.constantFrom('one', 'two'),
    }),
    { selector: ({ key }) => key },
  )
  .map((all): Rules => {
    const of = (taskClass: string) =>
      all
        .filter((one) => one.taskClass === taskClass)
        .map(({ key, offering }) => ({ key, enabled: true, definition: sampleDefinition([offering]) }));
    return Object.fromEntries(['x', 'y'].flatMap((key) => (of(key).length > 0 ? [[key, of(key)]] : [])));
  });
const keys = (from: Rules) => Object.values(from).flatMap((list) => list.map(({ key }) => key));

it('there are none exactly where nothing differs', () => {
  fc.assert(
    fc.property(rules, rules, (from, to) => {
      expect(ruleEdits(to, to)).toEqual([]);
      expect(ruleEdits(from, to).length === 0).toBe(JSON.stringify(from) === JSON.stringify(to));
    }),
  );
});

it('name each rule once, and what is gone or new as that', () => {
  fc.assert(
    fc.property(rules, rules, (from, to) => {
      const edits = ruleEdits(from, to);
      const named = (...kinds: string[]) =>
        edits.filter(({ kind }) => kinds.includes(kind)).map(({ key }) => key);
      expect(new Set(named('added', 'changed', 'moved', 'removed')).size).toBe(edits.length);
      expect(named('added').sort()).toEqual(
        keys(to)
          .filter((key) => !keys(from).includes(key))
          .sort(),
      );
      expect(named('removed').sort()).toEqual(
        keys(from)
          .filter((key) => !keys(to).includes(key))
          .sort(),
      );
    }),
  );
});
