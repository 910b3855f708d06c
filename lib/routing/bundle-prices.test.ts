import { describe, expect, it } from 'vitest';
import { bundlePrices, type PriceRecord } from './bundle-prices';

const NOW = '2026-11-20T00:00:00.000Z';
const price = (unit: string, amount: string, rest: Partial<PriceRecord> = {}): PriceRecord => ({
  unit,
  amount,
  aboveTokens: 0,
  validFrom: null,
  validTo: null,
  ...rest,
});

describe('prices of a bundle', () => {
  it('keeps tokens per million and turns the rest into USD each', () => {
    const prices = [
      price('input', '1.10'),
      price('output', '5.5'),
      price('request', '12000'),
      price('audio_second', '100'),
    ];
    expect(bundlePrices(prices, NOW)).toEqual([
      { above: 0, input: '1.1', output: '5.5', request: '0.012', audioSecond: '0.0001' },
    ]);
  });

  it('says with one empty row that nothing is known, and leaves out units that evaluation does not read', () => {
    expect(bundlePrices([price('cache_read', '0.1')], NOW)).toEqual([{ above: 0 }]);
  });

  it('tells a stated zero from a missing price', () => {
    expect(bundlePrices([price('input', '0')], NOW)).toEqual([{ above: 0, input: '0' }]);
  });

  it('reprices above a context threshold, and carries over what the threshold does not change', () => {
    const prices = [
      price('input', '1.25'),
      price('input', '2.5', { aboveTokens: 200_000 }),
      price('output', '10'),
      price('request', '1000'),
    ];
    expect(bundlePrices(prices, NOW)).toEqual([
      { above: 0, input: '1.25', output: '10', request: '0.001' },
      { above: 200_000, input: '2.5', output: '10', request: '0.001' },
    ]);
  });

  it('splits time where a price begins or ends, joins what is equal, and drops what is over', () => {
    const prices = [
      price('input', '10', { validTo: '2025-06-10T00:00:00.000Z' }),
      price('input', '2', { validFrom: '2025-06-10T00:00:00.000Z', validTo: '2027-01-01T00:00:00.000Z' }),
      price('input', '1', { validFrom: '2027-01-01T00:00:00.000Z' }),
      price('output', '8', { validTo: '2026-12-01T00:00:00.000Z' }),
      price('output', '8', { validFrom: '2026-12-01T00:00:00.000Z' }),
    ];
    expect(bundlePrices(prices, NOW)).toEqual([
      {
        above: 0,
        from: '2025-06-10T00:00:00.000Z',
        until: '2027-01-01T00:00:00.000Z',
        input: '2',
        output: '8',
      },
      { above: 0, from: '2027-01-01T00:00:00.000Z', input: '1', output: '8' },
    ]);
  });

  it('takes the dearer of two prices that differ by hour of day', () => {
    expect(bundlePrices([price('input', '0.135'), price('input', '0.27')], NOW)).toEqual([
      { above: 0, input: '0.27' },
    ]);
  });

  it('takes the dearer of two units that feed one field', () => {
    const prices = [price('audio_second', '75'), price('input_audio_second', '100')];
    expect(bundlePrices(prices, NOW)).toEqual([{ above: 0, audioSecond: '0.0001' }]);
  });

  it('rounds half-even to nine places', () => {
    expect(bundlePrices([price('audio_second', '0.0125')], NOW)).toEqual([
      { above: 0, audioSecond: '0.000000012' },
    ]);
    expect(bundlePrices([price('audio_second', '0.0135')], NOW)).toEqual([
      { above: 0, audioSecond: '0.000000014' },
    ]);
  });
});
