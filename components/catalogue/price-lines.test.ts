import { expect, it } from 'vitest';
import { shownPrice } from '@/components/ui/shown-price';
import type { PriceDetail } from '@/lib/catalog/details';
import { testPrice } from '@/lib/catalog/testing/prices';
import { priceTime } from './price-lines';

const line = (over: Partial<PriceDetail>): PriceDetail => ({
  ...testPrice('input', '3'),
  inForce: true,
  ...over,
});
const NOW = new Date('2026-06-01T00:00:00Z');

it('shows tokens by the million and the rest by one, without a float', () => {
  expect(shownPrice(line({ amount: '1.1' }))).toEqual({ amount: '1.1', per: 'per M tokens' });
  expect(shownPrice(line({ unit: 'image', amount: '40000' }))).toEqual({ amount: '0.04', per: 'per image' });
  expect(shownPrice(line({ unit: 'audio_second', amount: '0.1' }))).toEqual({
    amount: '0.0000001',
    per: 'per second',
  });
});

it('tells prices of now from those past, to come, and of other hours', () => {
  expect(priceTime(line({}), NOW)).toBe('now');
  expect(priceTime(line({ inForce: false, validTo: '2026-05-01T00:00:00Z' }), NOW)).toBe('past');
  expect(priceTime(line({ inForce: false, validFrom: '2026-07-01T00:00:00Z' }), NOW)).toBe('future');
  expect(priceTime(line({ inForce: false, dailyFrom: '16:30', dailyTo: '00:30' }), NOW)).toBe('other_hours');
});
