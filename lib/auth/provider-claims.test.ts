import { expect, it } from 'vitest';
import { joinedClaims } from './provider-claims';

const MINE = { email: 'mine@example.com', email_verified: true };
const OTHER = { email: 'victim@example.com' };

it.each([
  ['another e-mail does not take over that the first is verified', MINE, OTHER, MINE],
  ['nor the first that the other is', OTHER, MINE, OTHER],
  ['the same e-mail may be vouched for', { email: 'mine@example.com' }, MINE, MINE],
  [
    'but what the token says of it stands',
    { ...MINE, email_verified: false },
    MINE,
    { ...MINE, email_verified: false },
  ],
  ['a token without an e-mail leaves both to the answer', { email_verified: true }, OTHER, OTHER],
  ['or has what it has', { xms_edov: 1 }, {}, { xms_edov: 1 }],
  ['the token’s word wins', { name: 'Ada' }, { name: 'Eve', groups: ['a'] }, { name: 'Ada', groups: ['a'] }],
])('%s', (_, token, answer, joined) => {
  expect(joinedClaims(token, answer)).toEqual(joined);
});
