import { describe, expect, it } from 'vitest';
import { measureChoices, measureOf } from './measures';
import { readAxes, scatterOf } from './scatter';
import { testRow } from './testing/rows';

const row = (
  key: string,
  input: string | undefined,
  quality: number | undefined,
  context: number | null = null,
) =>
  testRow({
    key: `shop/${key}`,
    contextTokens: context,
    prices: input === undefined ? {} : { input },
    measured: quality === undefined ? {} : { 'quality:exam': quality },
  });
const axes = (search: string) => readAxes(new URLSearchParams(search));
const PRICE_QUALITY = axes('x=input&y=quality:exam');

describe('a scatter', () => {
  it('has on its frontier what nothing beats in both', () => {
    const { points } = scatterOf(
      [
        row('cheap', '1', 10),
        row('good', '5', 90),
        row('worse', '6', 80),
        row('middle', '3', 50),
        row('dear', '3', 40),
      ],
      PRICE_QUALITY,
    );
    expect(points.filter(({ frontier }) => frontier).map(({ key }) => key)).toEqual([
      'shop/cheap',
      'shop/middle',
      'shop/good',
    ]);
  });

  it('turns with what is better: low latency, long context', () => {
    const rows = [row('short', '1', undefined, 1000), row('long', '1', undefined, 9000)];
    const best = (search: string) =>
      scatterOf(rows, axes(search))
        .points.filter(({ frontier }) => frontier)
        .map(({ key }) => key);
    expect(best('x=input&y=context')).toEqual(['shop/long']);
    expect(best('x=context&y=input')).toEqual(['shop/long']);
  });

  it('counts those at one place together, and those of which one measure is unknown', () => {
    const rows = [row('a', '1', 10), row('b', '1', 10), row('c', undefined, 10), row('d', '2', undefined)];
    const { points, known, unknown, places } = scatterOf(rows, PRICE_QUALITY);
    expect([points.length, points[0]?.others, known, unknown, places]).toEqual([1, 1, 2, 2, 1]);
    expect(scatterOf([...rows].reverse(), PRICE_QUALITY).points).toEqual(points);
  });

  it('draws no more than can be read, and the frontier always', () => {
    const rows = Array.from({ length: 3000 }, (_, nth) => row(`m${nth}`, String(nth + 1), 3000 - nth));
    const found = scatterOf([...rows, row('best', '0.5', 9000)], PRICE_QUALITY);
    expect(found.points).toHaveLength(2000);
    expect(found.places).toBe(3001);
    expect(found.points.find(({ frontier }) => frontier)?.key).toBe('shop/best');
  });
});

describe('measures', () => {
  it('are read from the address, and otherwise price and context', () => {
    expect(axes('x=nonsense&size=throughput')).toMatchObject({
      x: { key: 'blended' },
      y: { key: 'context' },
      size: { key: 'throughput' },
    });
    expect(measureOf('quality:')).toBeNull();
    expect(measureOf('quality:exam')).toMatchObject({ label: 'Quality, exam', better: 'high' });
  });

  it('can be chosen where they are known of any', () => {
    expect(measureChoices([row('a', '1', 10), row('b', '2', undefined)])).toEqual([
      { key: 'input', label: 'Input price', known: 2 },
      { key: 'quality:exam', label: 'Quality, exam', known: 1 },
    ]);
  });
});
