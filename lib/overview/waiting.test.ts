import { expect, it } from 'vitest';
import { byUrgency, dueWords, urgencyOf, type Waiting } from './waiting';

const NOW = new Date('2026-11-21T14:00:00.000Z');

function waits(id: string, change: Partial<Waiting> = {}): Waiting {
  return { kind: 'approval', id, title: id, detail: '', href: '/', due: null, since: null, ...change };
}

it.each([
  ['a moment that has passed', { due: '2026-11-21T13:59:59.000Z' }, 'late'],
  ['yesterday', { due: '2026-11-20' }, 'late'],
  ['today, which is not over', { due: '2026-11-21' }, 'soon'],
  ['within a week', { due: '2026-11-27' }, 'soon'],
  ['in a month', { due: '2026-12-21' }, 'dated'],
  ['nobody said when', {}, 'open'],
  ['something that failed', { kind: 'failed_import' as const }, 'broken'],
])('%s', (_, change, urgency) => {
  expect(urgencyOf(waits('x', change), NOW)).toBe(urgency);
});

it('puts what is late first, then what failed, then by day, then what has waited longest', () => {
  const found = byUrgency(
    [
      waits('young', { since: '2026-11-20T00:00:00.000Z' }),
      waits('old', { since: '2026-10-20T00:00:00.000Z' }),
      waits('month', { due: '2026-12-21' }),
      waits('today', { due: '2026-11-21' }),
      waits('failed', { kind: 'failed_publish' }),
      waits('late', { due: '2026-11-01' }),
      waits('emergency', { kind: 'emergency', due: '2026-11-21T18:00:00.000Z' }),
    ],
    NOW,
  );
  expect(found.map(({ id }) => id)).toEqual([
    'late',
    'failed',
    'emergency',
    'today',
    'month',
    'old',
    'young',
  ]);
});

it.each([
  ['2026-11-21', 'due today'],
  ['2026-11-21T18:00:00.000Z', 'due in 4 h'],
  ['2026-11-22', 'due tomorrow'],
  ['2026-12-01', 'due in 10 days'],
  ['2026-11-20', '1 day late'],
  ['2026-11-11', '10 days late'],
  ['2026-11-21T10:00:00.000Z', 'late since today'],
])('says of %s: %s', (due, words) => {
  expect(dueWords({ due }, NOW)).toBe(words);
});
