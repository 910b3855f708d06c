/**
 * How often something may be done. `burst` times at once; what was used comes back evenly, all of it in `seconds`. Wide enough that
 * nobody who works meets one: they hold up a script that has gone astray, a stolen session, and who guesses.
 */
export interface RateLimit {
  readonly name: string;
  readonly burst: number;
  readonly seconds: number;
  /** What one is told, before "Wait …": a sentence. */
  readonly refusal: string;
}

const limit = (name: string, burst: number, seconds: number, refusal: string): RateLimit => ({
  name,
  burst,
  seconds,
  refusal,
});

const MINUTE = 60;
const HOUR = 3600;

/** Every limit that processes share. Sign-in has its own (lib/auth/sign-in-limit.ts), which slows guessing down without end. */
export const RATE_LIMITS = {
  /** Of a network address: tokens and secret links that do not hold. */
  failedTokens: limit('failed-tokens', 60, 10 * MINUTE, 'Too many tokens from here did not hold.'),
  /** Of a token: whatever it asks of the admin plane. */
  apiCalls: limit('api-calls', 1200, 2 * MINUTE, 'This token asks too often.'),
  /** Of a token: what compiles, evaluates or writes a whole catalogue. */
  apiHeavy: limit('api-heavy', 120, 2 * MINUTE, 'This token asks for too much that is costly.'),
  /** Of a secret link. */
  links: limit('links', 120, 10 * MINUTE, 'This address is asked too often.'),
  /** Of a person, from here on. */
  search: limit('search', 240, MINUTE, 'You search faster than can be answered.'),
  lists: limit('lists', 600, MINUTE, 'These lists are asked for too often.'),
  ranking: limit('ranking', 240, MINUTE, 'Rankings are asked for too often.'),
  scatter: limit('scatter', 120, MINUTE, 'The scatter is asked for too often.'),
  matrix: limit('matrix', 120, MINUTE, 'The matrix is asked for too often.'),
  previews: limit('previews', 120, MINUTE, 'Effects are worked out too often.'),
  uploads: limit('uploads', 120, 10 * MINUTE, 'Too many files at once.'),
  imports: limit('imports', 60, 10 * MINUTE, 'Too many imports at once.'),
  exports: limit('exports', 60, 10 * MINUTE, 'Too many exports at once.'),
  invitations: limit('invitations', 100, HOUR, 'Too many invitations at once.'),
  passwordLinks: limit('password-links', 30, HOUR, 'Too many links for new passwords at once.'),
  /** Of an e-mail address, and of a network address: mails with a link for a new password. */
  passwordMails: limit('password-mails', 3, HOUR, 'Too many mails at once.'),
  passwordMailsFrom: limit(
    'password-mails-from',
    30,
    HOUR,
    'Too many new passwords were asked for from here.',
  ),
  webhookTests: limit('webhook-tests', 30, 10 * MINUTE, 'Too many tests at once.'),
  providerTests: limit('provider-tests', 30, 10 * MINUTE, 'Too many tests at once.'),
  auditChecks: limit('audit-checks', 10, HOUR, 'The audit trail was checked often just now.'),
  /** Of an invitation's or a reset's secret: passwords that were tried with it. */
  secretForms: limit('secret-forms', 30, 10 * MINUTE, 'Too many attempts.'),
  /** Of a SCIM token. A first synchronisation sends a request for each person and group. */
  scim: limit('scim', 3000, 5 * MINUTE, 'This token asks too often.'),
} as const satisfies Record<string, RateLimit>;
