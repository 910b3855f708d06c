import { z } from 'zod';
import { utcDate } from '@/lib/core/time';

/** A document of a contract as it is listed; its bytes and text are asked for by themselves. Instants in ISO form. */
export interface DocumentDto {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  /** application/pdf, that of a DOCX, or text/plain. */
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
  /** Of the bytes, lower-case hex. */
  readonly sha256: string;
  readonly pages: number | null;
  /** `failed`: it is kept, and `problem` says why its text is not there. */
  readonly state: 'reading' | 'read' | 'failed';
  /** A sentence; of one that was read, a remark. */
  readonly problem: string | null;
  /** `YYYY-MM-DD`: the day on which all had signed. */
  readonly executedOn: string | null;
  /** A copy of terms by address: where it was fetched. */
  readonly url: string | null;
  readonly uploadedAt: string;
  readonly erasedAt: string | null;
  readonly archivedAt: string | null;
}

export const documentFields = {
  name: z.string().trim().min(1, 'Give it a name.').max(200, 'At most 200 characters.'),
  executedOn: z.iso.date('Give a day.'),
};

const HOUR = 3_600_000;
/** How far zones go: a day begins in UTC+14 and ends in UTC−12. */
const EASTERNMOST = 14 * HOUR;
const WESTERNMOST = 12 * HOUR;

/** Why a paper cannot have been signed on a day, or null: it has not come anywhere yet. */
export function executionProblem(day: string, now: Date): string | null {
  return day > utcDate(new Date(now.getTime() + EASTERNMOST))
    ? 'That day has not come: enter it once all have signed.'
    : null;
}

/**
 * Why what a contract holds may not be erased now, or null. It is kept to the end of its last day, wherever that ends last.
 *
 * @param contract `retainUntil` as a day, `YYYY-MM-DD`
 */
export function erasureProblem(
  contract: { readonly legalHold: boolean; readonly retainUntil: string | null },
  now: Date,
): string | null {
  if (contract.legalHold) return 'This contract is under legal hold: nothing of it may be erased.';
  const { retainUntil } = contract;
  const today = utcDate(new Date(now.getTime() - WESTERNMOST));
  return retainUntil !== null && today <= retainUntil
    ? `This contract is kept until ${retainUntil}: nothing of it may be erased before.`
    : null;
}
