import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketAfter, bucketOfText, saltState } from './bucket';
import { isDecimal, printAmount, scale, scaleExactly } from './decimal';
import { hashAfter, hashStart, murmur3, utf8Bytes } from './murmur';
import { parseInstant } from './time';

describe('hash and bucket', () => {
  test.each([
    ['gr1:123', 0x2017a7b4, 1253],
    ['groupX:999', 0xe518c66c, 8949],
    ['Feature.flexibleRollout.10:174', 0xb6ddee0d, 7143],
    ['Feature.flexibleRollout.userId.55:25', 0x40d30fc2, 2532],
    ['jon@company.com', 0x5cd91845, 3626],
    ['eu-customers:1:customer-4711', 0xa30bdd1b, 6368],
    ['user1', 0xc50b443d, 7697],
    ['ejOoVL', 0x00000000, 0],
    ['SI7p-', 0x7fffffff, 4999],
    ['6LvT0', 0x80000000, 5000],
    ['ceQdGm', 0xffffffff, 9999],
    ['gr1:café', 0x3448b015, 2042],
    ['', 0, 0],
  ])('%s', (text, hash, bucket) => {
    expect(murmur3(text)).toBe(hash);
    expect(bucketOfText(text)).toBe(bucket);
  });

  test('salt and unit are joined by a colon', () => {
    expect(bucketAfter(saltState('gr1'), '123')).toBe(1253);
    expect(bucketAfter(saltState('eu-customers:1'), 'customer-4711')).toBe(6368);
  });

  test('hashing in two parts is hashing the whole, wherever it is cut', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (start, rest) => {
        expect(hashAfter(hashStart(start), rest)).toBe(murmur3(start + rest));
      }),
    );
  });

  test('UTF-8 as the platform encodes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text).join()).toBe(new TextEncoder().encode(text).join());
      }),
    );
  });

  test('buckets are even: each twentieth of 20,000 units has its share within a tenth', () => {
    const salt = saltState('salt');
    const counts = new Array<number>(20).fill(0);
    for (let unit = 0; unit < 20_000; unit++) {
      const part = Math.floor(bucketAfter(salt, `unit-${unit}`) / 500);
      counts[part] = (counts[part] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(100);
  });
});

describe('decimals', () => {
  test.each(['0', '1', '0.5', '999999999.999999999', '0.000000001', '10', '100.01'])('%s is one', (text) => {
    expect(isDecimal(text)).toBe(true);
  });
  test.each([
    '',
    '00',
    '01',
    '1.',
    '.1',
    '1.0',
    '0.10',
    '-1',
    '+1',
    '1e1',
    '1234567890',
    '0.0000000001',
    '1\n',
    '１',
  ])('%j is none', (text) => {
    expect(isDecimal(text)).toBe(false);
  });

  const decimal = fc
    .tuple(fc.nat(999_999_999), fc.nat(999_999_999))
    .map(([whole, part]) => `${whole}.${String(part).padStart(9, '0')}`.replace(/\.?0+$/, '') || '0')
    .filter(isDecimal);

  test('scaling is exact or says that it cannot be', () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom(9, 15), (text, places) => {
        const exact = scaleExactly(text, places);
        const quick = scale(text, places);
        expect(quick).toBe(exact < 2n ** 53n ? Number(exact) : Number.POSITIVE_INFINITY);
      }),
    );
  });

  test('printing gives back what was scaled, quick or exact', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        expect(printAmount(scaleExactly(text, 15))).toBe(text);
        const quick = scale(text, 15);
        if (quick < Infinity) expect(printAmount(quick)).toBe(text);
      }),
    );
  });

  test.each([
    [0, '0'],
    [1, '0.000000000000001'],
    [10 ** 15, '1'],
    [2 ** 53 - 1, '9.007199254740991'],
    [123 * 10 ** 12, '0.123'],
    [9007199254740992n * 1000n, '9007.199254740992'],
    [10n ** 30n, '1000000000000000'],
    [10n ** 30n + 1n, '1000000000000000.000000000000001'],
  ])('%s prints as %s', (amount, text) => {
    expect(printAmount(amount)).toBe(text);
  });
});

describe('instants', () => {
  test('those that Date prints, and only those', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0000-01-01T00:00:00.000Z'),
          max: new Date('9999-12-31T23:59:59.999Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(parseInstant(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });
  test.each(['2026-02-29', '2100-02-29', '2026-04-31', '2026-00-10', '2026-13-10', '2026-01-32'])(
    '%s is no date',
    (date) => {
      expect(parseInstant(`${date}T00:00:00.000Z`)).toBeNull();
    },
  );
  test.each(['2024-02-29', '2000-02-29', '0000-02-29'])('%s is one', (date) => {
    expect(parseInstant(`${date}T00:00:00.000Z`)).not.toBeNull();
  });
});
