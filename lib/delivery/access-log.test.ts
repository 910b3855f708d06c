import { expect, it } from 'vitest';
import { accessLog } from './access-log';
import { memoryLog } from './testing/memory-source';

const answered = (status: number, ended: number) => ({
  method: 'GET',
  outcome: { status, headers: {}, body: null, route: 'policy' as const, tokenId: 'good' },
  requestId: 'r',
  began: ended - 1,
  ended,
});

it('logs one in so many, at most ten times a second, and says how many each line stands for', () => {
  const lines: number[] = [];
  const log = {
    ...memoryLog(),
    info: (data: object) => void lines.push((data as { sample: number }).sample),
  };
  const note = accessLog(log, 100);
  for (let count = 0; count < 10_000; count++) note(answered(304, count / 10));
  expect(lines).toHaveLength(10);
  expect(lines.slice(0, 2)).toEqual([100, 1000]);
  note(answered(503, 1_000));
  note(answered(503, 1_000));
  expect(lines.slice(10)).toEqual([1, 1]);
});
