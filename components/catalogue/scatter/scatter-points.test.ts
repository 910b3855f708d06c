import { describe, expect, it } from 'vitest';
import type { ScatterPoint } from '@/lib/catalog/scatter';
import { nearest, radii, stepTo } from './scatter-points';

const point = (x: number, y: number, frontier = false): ScatterPoint => ({
  key: `${x}/${y}`,
  model: 'm',
  channel: 'c',
  affiliation: 'unknown',
  x,
  y,
  size: null,
  frontier,
  others: 0,
});
const POINTS = [point(1, 5, true), point(2, 1), point(3, 9, true), point(4, 4)];

describe('keys', () => {
  it.each<[string, number | null, number | null]>([
    ['ArrowRight', null, 0],
    ['ArrowRight', 0, 1],
    ['ArrowRight', 3, 3],
    ['ArrowLeft', null, 3],
    ['ArrowLeft', 0, 0],
    ['ArrowUp', null, 1],
    ['ArrowUp', 3, 0],
    ['ArrowUp', 2, 2],
    ['ArrowDown', null, 2],
    ['ArrowDown', 0, 3],
    ['Home', 2, 0],
    ['End', 0, 3],
    ['f', null, 0],
    ['f', 0, 2],
    ['f', 2, 0],
    ['F', 2, 0],
    ['F', null, 2],
    ['x', 2, 2],
  ])('%s from %s goes to %s', (key, from, to) => {
    expect(stepTo(POINTS, from, key)).toBe(to);
  });

  it('go nowhere where there is no point', () => {
    expect(stepTo([], null, 'ArrowRight')).toBeNull();
  });
});

it('what is pointed at is the nearest, if it is near', () => {
  const placed = [
    { point: point(1, 1), cx: 10, cy: 10, radius: 4 },
    { point: point(2, 2), cx: 30, cy: 10, radius: 4 },
  ];
  expect([nearest(placed, 12, 12), nearest(placed, 26, 10), nearest(placed, 200, 200)]).toEqual([0, 1, null]);
});

it('areas grow with values, and what is unknown is the smallest', () => {
  expect(radii([null, null])).toEqual([4, 4]);
  const [unknown = 0, small = 0, large = 0] = radii([null, 1, 100]);
  expect(unknown).toBeLessThan(small);
  expect(large).toBe(9);
});
