import { describe, expect, it } from 'vitest';
import type { MatrixCell } from './matrix';
import {
  chosenMatrix,
  type MatrixChoice,
  readMatrixChoice,
  WHOLE_MATRIX,
  writeMatrixChoice,
} from './matrix-filter';
import type { MatrixView } from './matrix-view';

const cell = (state: MatrixCell['state'], until: string | null = null): MatrixCell => ({
  state,
  until,
  excepted: false,
  singlePerson: false,
  sample: false,
});
const VIEW: MatrixView = {
  environment: 'production',
  at: '2026-11-21T00:00:00.000Z',
  labels: (['level:public', 'level:internal', 'tag:pii'] as const).map((ref) => {
    const [kind, key = ''] = ref.split(':');
    return { ref, kind: kind as 'level' | 'tag', key, name: key };
  }),
  patterns: [
    [cell('open'), cell('open', '2027-02-19T00:00:00.000Z'), cell('shut')],
    [cell('open'), cell('open', '2027-02-19T00:00:00.001Z'), cell('unknown')],
  ],
  rows: [
    { key: 'cloud-a/one', model: 'One', channel: 'cloud-a', owner: 'lab', pattern: 0 },
    { key: 'cloud-b/one', model: 'One', channel: 'cloud-b', owner: null, pattern: 1 },
    { key: 'cloud-b/two', model: 'Two', channel: 'cloud-b', owner: 'lab', pattern: 1 },
  ],
  vendors: { 'cloud-a': 'Acme', 'cloud-b': 'Other', lab: 'Lab' },
  samples: [],
  taskClasses: [{ key: 'claims', name: 'Claims', labels: ['level:internal', 'tag:pii'] }],
};
const shown = (choice: Partial<MatrixChoice>) => chosenMatrix(VIEW, { ...WHOLE_MATRIX, ...choice });
const keys = (choice: Partial<MatrixChoice>) => shown(choice).rows.map(({ key }) => key);

describe('what of the matrix is looked at', () => {
  it.each<[Partial<MatrixChoice>, string[]]>([
    [{}, ['cloud-a/one', 'cloud-b/one', 'cloud-b/two']],
    [{ q: 'ONE other' }, ['cloud-b/one']],
    [{ channel: ['cloud-b'], owner: ['lab'] }, ['cloud-b/two']],
    [{ state: ['ending'] }, ['cloud-a/one']],
    [{ state: ['ending'], label: ['tag:pii'] }, []],
    [{ state: ['shut', 'unknown'] }, ['cloud-a/one', 'cloud-b/one', 'cloud-b/two']],
    [{ state: ['shut'], taskClass: ['claims'] }, ['cloud-a/one']],
  ])('%j leaves %j', (choice, expected) => {
    expect(keys(choice)).toEqual(expected);
  });

  it('shows the labels of a task class, and counts what is shown', () => {
    const { labels, counts } = shown({ taskClass: ['claims'] });
    expect(labels.map(({ ref }) => ref)).toEqual(['level:internal', 'tag:pii']);
    expect(counts).toEqual({ open: 2, ending: 1, shut: 1, unknown: 2 });
  });

  it('is an address and back', () => {
    const choice = { ...WHOLE_MATRIX, q: 'one two', state: ['shut', 'ending'], label: ['tag:pii'] };
    const search = new URLSearchParams('environment=production&owner=gone');
    writeMatrixChoice(search, choice);
    expect(readMatrixChoice(search)).toEqual(choice);
    expect(search.get('environment')).toBe('production');
  });
});
