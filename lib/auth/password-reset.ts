/** Ms that a link works which was asked for by e-mail, and one that an administrator hands over. */
export const MAILED_LINK_MS = 30 * 60_000;
export const HANDED_LINK_MS = 24 * 3_600_000;

export type PasswordLinkState = 'open' | 'used' | 'expired';

/** Whether a link can still be used. A password that was set in another way uses it up as well. */
export function passwordLinkState(
  { usedAt, expiresAt }: { readonly usedAt: Date | null; readonly expiresAt: Date },
  now: Date,
): PasswordLinkState {
  if (usedAt) return 'used';
  return expiresAt <= now ? 'expired' : 'open';
}

/** The mail that whoever asked for a new password gets. */
export function passwordMail(link: string): { readonly subject: string; readonly text: string } {
  return {
    subject: 'A new password for Fairlead',
    text: [
      'Somebody, probably you, asked for a new password for your account.',
      '',
      'Choose it here within 30 minutes:',
      link,
      '',
      'The link works once. If you did not ask for it, leave it: your password stays as it is.',
      '',
    ].join('\n'),
  };
}
