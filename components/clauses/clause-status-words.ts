import type { ClauseStatus } from '@/lib/contracts/clause-content';

/** How the states of a clause read in a cell and in a file. */
export const CLAUSE_STATUS_WORDS: Readonly<Record<ClauseStatus, string>> = {
  agreed: 'Agreed',
  offered: 'Offered',
  silent: 'Silent',
  refused: 'Refused',
  waived: 'Waived',
  conflict: 'Conflict',
};
