import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clear } from './clear';
import { clearanceOf } from './clearance';
import { clearanceBook } from './clearance-book';
import type { ClearanceOffering, ClearanceQuestion } from './clearance-question';
import { clearanceMatrix } from './matrix';
import { opensNaively } from './testing/naive-clearance';
import { offerings, worlds } from './testing/worlds';

const RUNS = { numRuns: 120 };
const LABELS = ['level:public', 'level:internal', 'level:confidential', 'tag:certified', 'tag:rival'];
const FEATURES = [null, 'tools', 'reasoning'];

const open = (question: ClearanceQuestion, offering: ClearanceOffering, label: string, at = question.at) =>
  clear(clearanceBook({ ...question, at }), offering, label);
/** In ms; 0 = not open. */
const end = (question: ClearanceQuestion, offering: ClearanceOffering, label: string): number => {
  const { open: isOpen, until } = open(question, offering, label);
  if (!isOpen) return 0;
  return until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
};

it('agrees with a second implementation, written otherwise, at the instant and whenever anything ends', () => {
  fc.assert(
    fc.property(worlds(true), offerings, fc.constantFrom(...FEATURES), (question, offering, feature) => {
      const book = clearanceBook(question);
      for (const label of LABELS) {
        const { open: isOpen, until } = clear(book, offering, label, feature);
        expect(opensNaively(question, offering, label, feature, question.at)).toBe(isOpen);
        if (!isOpen || until === null) continue;
        const ends = Date.parse(until);
        for (const at of [ends - 1, (question.at + ends) / 2])
          expect(opensNaively(question, offering, label, feature, Math.floor(at))).toBe(true);
        expect(opensNaively(question, offering, label, feature, ends)).toBe(false);
      }
    }),
    RUNS,
  );
});

it('is open just before its end, shut at it, and ends with the first of what it rests on', () => {
  fc.assert(
    fc.property(worlds(true), offerings, (question, offering) => {
      for (const label of LABELS) {
        const { open: isOpen, until, verdicts } = open(question, offering, label);
        if (!isOpen || until === null) continue;
        const ends = verdicts.map((verdict) => Date.parse(verdict.until ?? '9999-12-31T00:00:00.000Z'));
        // An exception may take over from what ends, so that it is open for longer.
        if (!verdicts.some(({ excepted }) => excepted) && question.evidence.exceptions.length === 0)
          expect(Date.parse(until)).toBe(Math.min(...ends));
        expect(open(question, offering, label, Date.parse(until) - 1).until).toBe(until);
        expect(open(question, offering, label, Date.parse(until)).open).toBe(false);
      }
    }),
    RUNS,
  );
});

it('never opens, nor lasts longer, for evidence that is taken away where nothing competes', () => {
  const parts = ['clauses', 'certifications', 'exceptions', 'laws'] as const;
  fc.assert(
    fc.property(
      worlds(false),
      offerings,
      fc.constantFrom(...parts),
      fc.nat(),
      (question, offering, part, nth) => {
        const all = question.evidence[part];
        if (all.length === 0) return;
        // A law stands in where no paper says anything: a paper that is not enough competes with it.
        const before = part === 'clauses' ? { ...question.evidence, laws: [] } : question.evidence;
        const less = { ...before, [part]: all.filter((_, place) => place !== nth % all.length) };
        for (const label of LABELS)
          expect(end({ ...question, evidence: less }, offering, label)).toBeLessThanOrEqual(
            end({ ...question, evidence: before }, offering, label),
          );
      },
    ),
    RUNS,
  );
});

it('never shuts, nor ends sooner, for a scope that is widened where nothing competes', () => {
  fc.assert(
    fc.property(worlds(false), offerings, fc.nat(), (question, offering, nth) => {
      const { clauses } = question.evidence;
      if (clauses.length === 0) return;
      const wider = clauses.map((one, place) =>
        place === nth % clauses.length ? { ...one, content: { ...one.content, scope: {} } } : one,
      );
      const widened = { ...question, evidence: { ...question.evidence, laws: [], clauses: wider } };
      const before = { ...question, evidence: { ...question.evidence, laws: [] } };
      for (const label of LABELS)
        expect(end(widened, offering, label)).toBeGreaterThanOrEqual(end(before, offering, label));
    }),
    RUNS,
  );
});

it('is the same in the matrix, in a bundle and by itself, and levels never end later than those below', () => {
  fc.assert(
    fc.property(worlds(true), fc.array(offerings, { minLength: 1, maxLength: 4 }), (question, all) => {
      const book = clearanceBook(question);
      const { labels, patterns, rows } = clearanceMatrix(book, all);
      for (const { offering, pattern } of rows) {
        const { clearance } = clearanceOf(book, offering);
        let below = Number.POSITIVE_INFINITY;
        labels.forEach(({ ref, kind, key }, place) => {
          // A book of its own, in which nothing is remembered.
          const alone = clear(clearanceBook(question), offering, ref);
          const shown = patterns[pattern]?.[place];
          expect([shown?.state === 'open', shown?.until ?? null]).toEqual([alone.open, alone.until]);
          const compiled = (kind === 'level' ? clearance.levels : clearance.tags)[key];
          expect(compiled).toBe(alone.open ? alone.until : undefined);
          if (kind !== 'level') return;
          const ends = alone.open
            ? alone.until === null
              ? Number.POSITIVE_INFINITY
              : Date.parse(alone.until)
            : 0;
          expect(ends).toBeLessThanOrEqual(below);
          below = ends;
        });
      }
    }),
    RUNS,
  );
});
