import { expect, it } from 'vitest';
import { invitationExpiry, invitationState } from './invitation-rules';

const made = new Date('2026-11-20T12:00:00Z');
const expiresAt = invitationExpiry(made);
const open = { expiresAt, acceptedAt: null, archivedAt: null };

it('lasts 72 hours to the millisecond', () => {
  expect(expiresAt.toISOString()).toBe('2026-11-23T12:00:00.000Z');
  expect(invitationState(open, new Date(expiresAt.getTime() - 1))).toBe('open');
  expect(invitationState(open, expiresAt)).toBe('expired');
});

it.each([
  ['accepted', { ...open, acceptedAt: made }],
  ['revoked', { ...open, archivedAt: made }],
  ['accepted', { ...open, acceptedAt: made, archivedAt: made }],
] as const)('is %s', (state, invitation) => {
  expect(invitationState(invitation, made)).toBe(state);
  expect(invitationState(invitation, new Date('2030-01-01'))).toBe(state);
});
