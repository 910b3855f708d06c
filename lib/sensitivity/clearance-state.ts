/** How many days before its end a clearance is said to be ending: as far ahead as reminders look. */
export const ENDING_WITHIN_DAYS = 90;

/**
 * open: cleared · ending: cleared, and ends within 90 days · shut: something that the label asks for is missing ·
 * unknown: nothing is recorded that it could be judged by, so nothing is cleared.
 */
export const CLEARANCE_STATES = ['open', 'ending', 'shut', 'unknown'] as const;
export type ClearanceState = (typeof CLEARANCE_STATES)[number];

/** As it is said on screen and in exports. */
export const CLEARANCE_WORDS: Readonly<Record<ClearanceState, string>> = {
  open: 'Open',
  ending: 'Ending',
  shut: 'Shut',
  unknown: 'Unknown',
};

/** Open or ending, of a clearance that holds at `at` (an instant) and until `until` (null = without end). */
export function openState(until: string | null, at: string): 'open' | 'ending' {
  if (until === null) return 'open';
  return Date.parse(until) - Date.parse(at) <= ENDING_WITHIN_DAYS * 86_400_000 ? 'ending' : 'open';
}
