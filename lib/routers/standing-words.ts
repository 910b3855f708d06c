import type { RouterStanding } from './standing';

/** A standing in a word or two, as signs, filters and the bar say it. */
export const STANDING_WORDS: Readonly<Record<RouterStanding, string>> = {
  current: 'Up to date',
  behind: 'Behind',
  rejecting: 'Refusing',
  silent: 'Silent',
  empty: 'No policy',
};

/** The order in which they matter to whoever looks: what somebody must mend first. */
export const STANDING_ORDER: readonly RouterStanding[] = [
  'rejecting',
  'behind',
  'empty',
  'silent',
  'current',
];

/** What a standing means for requests, and what to do about it. */
export const STANDING_ADVICE: Readonly<
  Record<RouterStanding, { readonly means: string; readonly todo: string }>
> = {
  current: { means: 'Decides by the version in force.', todo: 'Nothing to do.' },
  behind: {
    means: 'Decides by an earlier version, and follows within seconds where nothing is in the way.',
    todo: 'If it stays, look in its log for failed polls, and whether it reaches a delivery host.',
  },
  rejecting: {
    means: 'Was offered the policy and refused it. It goes on with what it had.',
    todo: 'Look at why, below.',
  },
  silent: {
    means: 'Has not been heard of for a minute or more. If it still runs, it decides by what it has.',
    todo: 'Look whether it was stopped on purpose, is cut off from the delivery hosts, or lost its token.',
  },
  empty: {
    means: 'Asks, but has no policy yet, so it denies every request.',
    todo: 'Look in its log: it needs a token with policy:read for this environment, and a published version.',
  },
};
