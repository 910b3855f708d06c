import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bearer, formatToken, parseToken, refuseToken, type TokenRow, tokenId } from './token';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
const { token, secretHash } = formatToken('Ab12', SECRET);

describe('formatToken', () => {
  it('is one fixed text, so that tokens in use never stop parsing', () => {
    expect(token).toBe('flr_Ab12_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf2uNuSF');
  });

  it.each([0, 31, 33])('refuses a secret of %i bytes', (length) => {
    expect(() => formatToken('Ab12', randomBytes(length))).toThrow(RangeError);
  });

  it('comes back whole from any id and secret', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    fc.assert(
      fc.property(bytes(9), bytes(32), (id, secret) => {
        const made = formatToken(tokenId(id), secret);
        const parsed = parseToken(made.token);
        expect(parsed).toMatchObject({ ok: true, id: tokenId(id) });
        expect(parsed.ok && refuseToken(row({ secretHash: made.secretHash }), parsed.secret, 0)).toBe(null);
      }),
    );
  });
});

describe('parseToken', () => {
  it('tells every one-character typo in id, secret or check digits', () => {
    for (let at = 4; at < token.length; at++) {
      const was = token.charAt(at);
      if (was === '_') continue;
      const typed = BASE62.charAt((BASE62.indexOf(was) + 1 + at) % 62);
      if (typed === was) continue;
      expect(parseToken(token.slice(0, at) + typed + token.slice(at + 1))).toEqual({
        ok: false,
        reason: 'typo',
      });
    }
  });

  it('tells every swap of two neighbours', () => {
    for (let at = 9; at + 1 < token.length; at++) {
      const [a, b] = [token.charAt(at), token.charAt(at + 1)];
      if (a === b) continue;
      expect(parseToken(token.slice(0, at) + b + a + token.slice(at + 2))).toEqual({
        ok: false,
        reason: 'typo',
      });
    }
  });

  it.each([
    '',
    'flr_',
    token.slice(0, -1),
    `${token}0`,
    ` ${token}`,
    `${token}\n`,
    token.replace('flr_', 'FLR_'),
    token.replace('flr_Ab12_', 'flr_Ab1_'),
    token.replace('Ab12', 'Ab-2'),
    token.replace('Ab12', 'Äb12'),
    `flr_${'a'.repeat(10_000)}`,
  ])('does not take %j for a token', (text) => {
    expect(parseToken(text)).toEqual({ ok: false, reason: 'form' });
  });

  it('never throws and never accepts what formatToken did not make', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !parseToken(text).ok));
    fc.assert(
      fc.property(fc.stringMatching(/^flr_[0-9A-Za-z]{4}_[0-9A-Za-z]{49}$/), (text) => !parseToken(text).ok),
    );
  });
});

function row(values: Partial<TokenRow> = {}): TokenRow {
  return {
    id: 'Ab12',
    environment: 'production',
    scopes: [],
    secretHash,
    expiresAt: null,
    revokedAt: null,
    ...values,
  };
}

describe('refuseToken', () => {
  const parsed = parseToken(token);
  const secret = parsed.ok ? parsed.secret : '';

  it.each([
    ['holds', row(), secret, null],
    ['an id that does not exist', undefined, secret, 'unknown'],
    ['another secret', row(), secret.replace('3', '4'), 'unknown'],
    ['another secret of a revoked token', row({ revokedAt: 1 }), secret.replace('3', '4'), 'unknown'],
    ['a row without a usable hash', row({ secretHash: new Uint8Array(0) }), secret, 'unknown'],
    ['revoked', row({ revokedAt: 1 }), secret, 'revoked'],
    ['revoked by a clock ahead of this one', row({ revokedAt: 5000 }), secret, 'revoked'],
    ['a moment before it expires', row({ expiresAt: 1001 }), secret, null],
    ['at the moment it expires', row({ expiresAt: 1000 }), secret, 'expired'],
  ] as const)('%s', (_, tokenRow, presented, expected) => {
    expect(refuseToken(tokenRow, presented, 1000)).toBe(expected);
  });
});

describe('bearer', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['Basic dXNlcg==', null],
    ['Bearer', null],
    ['Bearer ', null],
    ['Bearer x', 'x'],
    ['bearer   x ', 'x'],
    ['Bearer x, Bearer y', 'x, Bearer y'],
  ])('%j gives %j', (header, expected) => {
    expect(bearer(header)).toBe(expected);
  });
});
