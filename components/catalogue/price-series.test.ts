import { expect, it } from 'vitest';
import type { PriceTimeline } from '@/lib/catalog/price-timeline';
import { endPlaces, movesOf, priceViews } from './price-series';

const line = (unit: PriceTimeline['unit'], more: Partial<PriceTimeline> = {}): PriceTimeline => ({
  unit,
  aboveTokens: 0,
  fromQuantity: 0,
  scope: null,
  dailyFrom: null,
  dailyTo: null,
  steps: [{ from: null, amount: '3' }],
  ...more,
});

it('shows input and output together, and each unit by itself with its conditions', () => {
  const views = priceViews([
    line('input'),
    line('input', { aboveTokens: 200_000 }),
    line('output', { dailyFrom: '00:30', dailyTo: '16:30' }),
    line('image', {
      steps: [
        { from: null, amount: '40000' },
        { from: 5, amount: null },
      ],
    }),
  ]);
  expect(views.map(({ name, per, series }) => [name, per, series.map(({ label }) => label)])).toEqual([
    ['Input and output', 'per M tokens', ['Output, 00:30–16:30 UTC', 'Input']],
    ['Input', 'per M tokens', ['Input', 'above 200 k']],
    ['Output', 'per M tokens', ['00:30–16:30 UTC']],
    ['Image', 'per image', ['Image']],
  ]);
  expect(views.at(-1)?.series[0]?.steps.map(({ amount }) => amount)).toEqual(['0.04', null]);
  expect(views.map(movesOf)).toEqual([0, 0, 0, 1]);
});

it('keeps labels apart, and gives none to a line that has ended', () => {
  const room = { most: 10, height: 100, apart: 14 };
  const places = endPlaces([5, 5.5, null, 10], room);
  expect(places.map((y) => y && Math.round(y))).toEqual([59, 45, null, 0]);
});
