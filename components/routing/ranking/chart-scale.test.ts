import { describe, expect, it } from 'vitest';
import { magnitudeAxis, rangeAxis } from '@/components/ui/chart/axis';
import { placeLabels } from '@/components/ui/chart/place-labels';
import { bestForTheMoney, radius } from './chart-scale';

describe('the axis of cost', () => {
  it.each([
    ['nothing but free', [0, 0], { log: false, ticks: [0] }],
    ['one price', [0.01], { log: false }],
    ['prices near one another', [0.01, 0.05], { log: false, ticks: [0.01, 0.02, 0.03, 0.04, 0.05] }],
    ['prices far apart', [0.001, 0.5], { log: true, ticks: [0.001, 0.01, 0.1] }],
    ['free beside prices far apart', [0, 0.01, 0.5], { log: true }],
  ])('of %s', (_name, costs, axis) => {
    const found = magnitudeAxis(costs);
    expect(found).toMatchObject(axis);
    const [low, high] = found.domain;
    expect(low).toBeLessThan(high);
    for (const cost of costs.filter((one) => one > 0)) {
      expect(cost).toBeGreaterThanOrEqual(low);
      expect(cost).toBeLessThanOrEqual(high);
    }
    for (const tick of found.ticks) expect(tick).toBeGreaterThanOrEqual(low);
    if (found.log) expect(low).toBeGreaterThan(0);
  });
});

describe('the axis of quality', () => {
  it('is none where no quality is known, and has room around a single one', () => {
    expect(rangeAxis([])).toBeNull();
    const [low, high] = rangeAxis([50])?.domain ?? [0, 0];
    expect(low).toBeLessThan(50);
    expect(high).toBeGreaterThan(50);
    expect(rangeAxis([41, 88])?.ticks).toEqual([40, 60, 80]);
  });
});

it('steps along the best quality for the money', () => {
  const points = [
    { cost: 3, quality: 40 },
    { cost: 1, quality: 50 },
    { cost: 2, quality: null },
    { cost: 3, quality: 70 },
    { cost: 1, quality: 45 },
  ];
  expect(bestForTheMoney(points)).toEqual([
    { cost: 1, quality: 50 },
    { cost: 3, quality: 70 },
  ]);
});

it('draws the fastest thrice as large as the slowest, and the unknown as neither', () => {
  expect(radius(100, 100) ** 2 / radius(1e9, 100) ** 2).toBeCloseTo(3, 3);
  expect(radius(null, 100)).toBe(5);
  expect(radius(0, 0)).toBe(radius(100, 100));
});

it('places labels where they cover no other, and leaves out what finds no room', () => {
  const area = { left: 0, right: 120, top: 0, bottom: 30 };
  const at = (offering: string, x: number, y: number) => ({
    offering,
    text: 'ten chars.',
    x,
    y,
    radius: 4,
    inLine: false,
    urgent: false,
  });
  const placed = placeLabels([at('a', 20, 15), at('b', 100, 15), at('c', 20, 15)], area);
  expect(placed.map(({ offering, anchor }) => [offering, anchor])).toEqual([['a', 'start']]);
  const wide = placeLabels([at('a', 20, 15), at('b', 180, 15)], { ...area, right: 200 });
  expect(wide.map(({ offering, anchor }) => [offering, anchor])).toEqual([
    ['a', 'start'],
    ['b', 'end'],
  ]);
  const crowd = [{ ...at('a', 60, 15), urgent: true }, at('b', 78, 15), at('c', 42, 15)];
  expect(placeLabels(crowd, { ...area, right: 160 }).map(({ offering }) => offering)).toEqual(['a']);
});
