import { type Regression, regressionSentence } from './regression';
import type { SigningKeysView } from './signing-keys';

/** Something about the signing keys that a person has to see to. */
export interface KeyNotice {
  readonly urgent: boolean;
  readonly text: string;
  /** Where on the page of signing keys it is mended. */
  readonly at: 'keys' | 'key-set' | 'epochs';
}

const DAY = 86_400_000;
/** Days before an end from which it is told, and from which it is urgent. */
const TOLD = 90;
const URGENT = 14;

/** What needs attention, the urgent first: restored backups, then what ends, soonest first. */
export function keyNotices(
  { keys, keySetUntil, regressions }: Pick<SigningKeysView, 'keys' | 'keySetUntil' | 'regressions'>,
  now: Date,
): readonly KeyNotice[] {
  const root = keys.find(({ role, state }) => role === 'root' && state === 'signs');
  const renewal = root?.offline
    ? 'Its root key is offline, so it is not renewed by itself.'
    : 'It is renewed by itself at 180 days, which has not happened.';
  const ends = [
    ...keys
      .filter(({ state }) => state === 'signs')
      .map(({ role, environment, until }) => ({
        what: `The ${role} key${environment === null ? '' : ` of ${environment}`}`,
        until,
        after: AFTER[role],
        at: 'keys' as const,
      })),
    ...(keySetUntil === null
      ? []
      : [{ what: 'The key set', until: keySetUntil, after: renewal, at: 'key-set' as const }]),
  ]
    .map((end) => ({ ...end, days: Math.ceil((Date.parse(end.until) - now.getTime()) / DAY) }))
    .filter(({ days }) => days <= TOLD)
    .sort((a, b) => a.days - b.days)
    .map(
      ({ what, days, after, at }): KeyNotice => ({
        urgent: days <= URGENT,
        text: `${what} ${inDays(days)}. ${after}`,
        at,
      }),
    );
  return [...regressionNotices(regressions), ...ends];
}

/** The notices of environments in which nothing is published until their epoch is raised. */
export function regressionNotices(regressions: readonly Regression[]): readonly KeyNotice[] {
  return regressions.map((regression) => ({
    urgent: true,
    text: regressionSentence(regression),
    at: 'epochs',
  }));
}

/** What happens when it has ended. */
const AFTER = {
  root: 'Rotate it before then.',
  release: 'After that nothing can be published: rotate it before then.',
  freshness: 'After that routers cannot tell whether their policy is current: rotate it before then.',
} as const;

function inDays(days: number): string {
  if (days <= 0) return 'has ended';
  return days === 1 ? 'ends within a day' : `ends in ${days} days`;
}
