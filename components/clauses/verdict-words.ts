import type { Verdict } from '@/lib/contracts/playbook';

const WORDS: Readonly<Record<Verdict, string>> = {
  meets: 'As preferred',
  acceptable: 'Acceptable',
  walk_away: 'Walk away',
  missing: 'Missing',
  unknown: 'Not judged',
};

/** How far a clause is from the playbook, in a word. */
export function verdictWord(verdict: Verdict): string {
  return WORDS[verdict];
}
