import { describe, expect, it } from 'vitest';
import { normalisePassword, passwordProblems } from './password-rules';

const EMAIL = 'ada.lovelace@example.com';

describe('passwordProblems', () => {
  it.each([
    ['correct horse battery'],
    ['correct-horse-battery'],
    ['seven green kettles'],
    ['Tr0ub4dor&3xplains'],
    ['ünïcödé wörds hélp'],
    ['一二三四五六七八九十百千'],
    ['my password is a teapot'],
    ['合言葉は12番の茶碗です。'],
    [' leading and trailing '],
    ["'; DROP TABLE accounts; --"],
    ['<script>alert(1)</script>'],
    ['x7#Lq9!vB2@k'],
    ['ada.lovelace likes long walks'],
    ['abcdefgh kettle teapot'],
    ['qqqwombat in the attic'],
  ])('takes %j', (password) => {
    expect(passwordProblems(password, EMAIL)).toEqual([]);
  });

  it.each([
    ['', /at least 12/],
    ['elevenchars', /at least 12/],
    ['👩‍🚀', /at least 12/],
    ['ab '.repeat(86), /at most 256/],
    [EMAIL, /e-mail/],
    ['ADA.LOVELACE@EXAMPLE.COM', /e-mail/],
    [`x${EMAIL}1`, /e-mail/],
    ['ada.lovelace12', /e-mail/],
    ['passwordpassword', /first/],
    ['Password2024!', /first/],
    ['P4ssw0rd!!!!', /first/],
    ['adminadmin123', /first/],
    ['Welcome12345', /first/],
    ['fairlead-admin', /first/],
    ['123456789012', /first/],
    ['1234-5678-9012', /first/],
    ['098765432109', /first/],
    ['abcdefghijkl', /first/],
    ['qwertyuiopas', /first/],
    ['aaaaaaaaaaaa', /first/],
    ['abababababab', /first/],
    ['kettlekettle', /first/],
    ['            ', /first/],
    ['------------', /first/],
  ])('refuses %j', (password, reason) => {
    expect(passwordProblems(password, EMAIL)).toEqual([expect.stringMatching(reason)]);
  });

  it('takes any text without failing', () => {
    for (const password of ['\u0000'.repeat(12), '\ud800'.repeat(12), '\u202e'.repeat(20)]) {
      expect(passwordProblems(password, '')).toEqual([expect.stringMatching(/first/)]);
    }
  });
});

it('reads the same keys alike however they were composed', () => {
  expect(normalisePassword('e\u0301te\u0301')).toBe(normalisePassword('été'));
  expect(normalisePassword('ﬁsh')).toBe('fish');
});
