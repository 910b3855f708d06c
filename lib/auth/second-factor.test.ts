import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECOVERY_BYTES, readRecoveryCode, recoveryCode } from './recovery-code';
import { deviceInWords } from './session';
import { asksSecondFactor, keepsPassword } from './sign-in-policy';
import { totpAddress, totpStep } from './totp';

/** RFC 6238, appendix B: the ASCII secret "12345678901234567890". */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('a code of the app', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('of RFC 6238 at %i s is %s', (seconds, code) => {
    expect(totpStep(SECRET, code, at(seconds), null)).toBe(BigInt(Math.floor(seconds / 30)));
  });

  it('may be one step early or late, and no more', () => {
    const code = '005924';
    const step = 41152263n;
    for (const [shift, expected] of [
      [-60, null],
      [-30, step],
      [0, step],
      [30, step],
      [60, null],
    ] as const) {
      expect(totpStep(SECRET, code, at(1234567890 + shift), null), `${shift} s`).toBe(expected);
    }
  });

  it('is taken once, and nothing before it either', () => {
    expect(totpStep(SECRET, '005924', at(1234567890), 41152262n)).toBe(41152263n);
    expect(totpStep(SECRET, '005924', at(1234567890), 41152263n)).toBeNull();
    expect(totpStep(SECRET, '005924', at(1234567890), 41152264n)).toBeNull();
  });

  it('comes from what the QR code says', () => {
    const address = totpAddress(SECRET, 'ada@example.com');
    expect(address).toMatch(/^otpauth:\/\/totp\/Fairlead:ada%40example\.com\?issuer=Fairlead&secret=GEZDG/);
  });
});

describe('a recovery code', () => {
  it('is read again however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: RECOVERY_BYTES, maxLength: RECOVERY_BYTES }), (bytes) => {
        const code = recoveryCode(bytes);
        expect(code).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/);
        const read = readRecoveryCode(code);
        expect(read).toBe(code.replaceAll('-', ''));
        expect(readRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')} `)).toBe(
          read,
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each(['', '123456', 'uuuu-uuuu-uuuu-uuuu', 'k7m2-9qpe-04xz-t6h', 'k7m2-9qpe-04xz-t6hw0'])(
    'is not %j',
    (typed) => expect(readRecoveryCode(typed)).toBeNull(),
  );
});

it.each([
  ['optional', ['admin'], false],
  ['approvers', ['admin'], true],
  ['approvers', ['viewer', 'publisher'], true],
  ['approvers', ['viewer', 'auditor', 'procurement'], false],
  ['everyone', ['viewer'], true],
  ['everyone', [], false],
] as const)('a second factor for %s asks it of %j: %j', (secondFactor, roles, asks) => {
  expect(asksSecondFactor({ secondFactor, passwords: true, revision: 1 }, roles)).toBe(asks);
});

it('administrators of everything keep their password', () => {
  const held = (role: 'admin' | 'publisher', environmentId: string | null) => [{ role, environmentId }];
  expect(keepsPassword(held('admin', null))).toBe(true);
  expect(keepsPassword(held('admin', 'production'))).toBe(false);
  expect(keepsPassword(held('publisher', null))).toBe(false);
});

it.each([
  [null, 'A device that does not say what it is'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on iOS',
  ],
  ['', 'A device that does not say what it is'],
  ['<script>', 'An unknown browser'],
])('%j is told as %s', (userAgent, words) => {
  expect(deviceInWords(userAgent)).toBe(words);
});
