import type { Evidence } from '@/lib/contracts/evidence';
import { clear } from '../clear';
import { clearanceBook } from '../clearance-book';
import type { ClearanceEnvironment, ClearanceOffering } from '../clearance-question';
import { AT, clause, evidence, OFFERING, PRODUCTION } from './evidence';

/** Evidence with one contract and one clause on training, changed in one thing; a tag asks for that clause. */
export interface Case {
  readonly evidence?: Partial<Evidence>;
  readonly environment?: Partial<ClearanceEnvironment>;
  readonly offering?: Partial<ClearanceOffering>;
  readonly feature?: string;
  readonly asks?: readonly unknown[];
  readonly at?: number;
  readonly seen?: number;
}

export const NO_TRAINING = { kind: 'clause', type: 'no_training', where: [] };

export function cell({
  evidence: parts = {},
  environment,
  offering,
  feature,
  asks = [NO_TRAINING],
  at = AT,
  seen,
}: Case) {
  const book = clearanceBook({
    evidence: evidence({ clauses: [clause('no_training')], ...parts }),
    labels: { levels: [], tags: [{ key: 'asked', obligations: asks }] },
    environment: { ...PRODUCTION, ...environment },
    at,
    ...(seen === undefined ? {} : { seen }),
  });
  return clear(book, { ...OFFERING, ...offering }, 'tag:asked', feature ?? null);
}

/** Until when it is open; false = shut. */
export function openUntil(given: Case): string | null | false {
  const { open, until } = cell(given);
  return open ? until : false;
}

/** What is missing, in codes. */
export function why(given: Case): string[] {
  return cell(given)
    .verdicts.flatMap(({ missing }) => missing)
    .map((missing) => (missing.code === 'clause' ? missing.why : missing.code));
}

export const ms = (text: string): number => Date.parse(text);
/** When the contract of every case ends. */
export const END = '2027-01-01T00:00:00.000Z';
