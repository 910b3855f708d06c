import { describe, expect, it } from 'vitest';
import type { MissingClause } from './missing';
import { cell, END, ms, openUntil, why } from './testing/cell';
import { clause, contract, path } from './testing/evidence';

describe('everybody on the way', () => {
  const paths = [
    path({
      hops: [
        { party: 'cloud', role: 'channel', from: null, to: null },
        { party: 'helper', role: 'subprocessor', from: '2026-06-01', to: '2026-06-30' },
        { party: 'lab', role: 'none', from: null, to: null },
      ],
    }),
  ];
  it('needs a clause of its own, or one that flows down to it', () => {
    expect(cell({ evidence: { paths } }).verdicts.flatMap(({ missing }) => missing)).toEqual([
      expect.objectContaining<Partial<MissingClause>>({ party: 'helper', why: 'silent' }),
    ]);
    const flows = [clause('no_training', { flowsDownTo: ['helper'] })];
    expect(openUntil({ evidence: { paths, clauses: flows } })).toBe(END);
    const own = { contracts: [contract(), contract({ id: 'C-2', vendor: 'helper' })] };
    const both = [clause('no_training'), clause('no_training', {}, { contract: 'C-2' })];
    expect(openUntil({ evidence: { paths, ...own, clauses: both } })).toBe(END);
  });
  it('only while data may pass them, read as wide as their days can be', () => {
    expect(openUntil({ evidence: { paths }, at: ms('2026-05-31T09:59:59.999Z') })).toBe(
      '2026-05-31T10:00:00.000Z',
    );
    expect(openUntil({ evidence: { paths }, at: ms('2026-07-01T11:59:59.999Z') })).toBe(false);
    expect(openUntil({ evidence: { paths }, at: ms('2026-07-01T12:00:00.000Z') })).toBe(END);
  });
  it('must be known', () => {
    expect(why({ evidence: { paths: [] } })).toEqual(['way_unknown', 'way_unknown']);
    expect(why({ evidence: { paths: [path({ singlePerson: true })] } })).toEqual(['way_by_one_person']);
    const narrower = [...paths, path({ subject: 'cloud/lab' })];
    expect(openUntil({ evidence: { paths: narrower } })).toBe(END);
    const notices = [{ id: 'n', channel: 'cloud', party: 'lab', effectiveOn: '2026-01-01' }];
    expect(
      openUntil({
        evidence: {
          paths: [path({ hops: [...(paths[0]?.hops ?? []).filter(({ role }) => role !== 'subprocessor')] })],
          notices,
        },
      }),
    ).toBe(END);
    expect(why({ evidence: { notices } })).toEqual(['way_changed']);
  });
  it('and whoever controls the channel counts as it', () => {
    const theirs = { contracts: [contract({ vendor: 'group' })] };
    expect(openUntil({ evidence: theirs })).toBe(false);
    const stake = {
      key: 's',
      holder: 'group',
      subject: 'cloud',
      kind: 'controls' as const,
      economicPercent: null,
      votingPercent: null,
      asOf: '2026-01-01',
      validFrom: null,
      validTo: '2026-08-01T00:00:00.000Z',
    };
    expect(openUntil({ evidence: { ...theirs, stakes: [stake] } })).toBe('2026-08-01T00:00:00.000Z');
  });
});
