import { z } from 'zod';
import { plainDecimal } from '@/lib/core/money';

/** What one vendor is to another: it controls it, has some interest in it, or is recorded to have none. */
export const STAKE_KINDS = ['controls', 'interest', 'none'] as const;
export const CONFIDENCES = ['high', 'medium', 'low'] as const;

const DAY = 86_400_000;
const decimal = (pattern: RegExp, message: string) =>
  z.string().trim().regex(pattern, message).transform(plainDecimal).nullable();
const percent = decimal(/^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/, 'Must be a percentage from 0 to 100.');
const dollars = decimal(/^\d{1,15}(\.\d{1,2})?$/, 'Must be an amount in USD that is not negative.');
const words = (most: number) => z.string().trim().min(1, 'Leave it unknown instead.').max(most).nullable();
const day = z.iso.date('Must be a day such as 2026-11-30.');

/** What says how much is held. Null is unknown, never zero. */
const FIGURES = {
  economicPercent: percent,
  votingPercent: percent,
  revenueSharePercent: percent,
  committedUsd: dollars,
  spendCommitmentUsd: dollars,
  convertible: z.boolean().nullable(),
  boardSeats: z.int().min(0).max(100).nullable(),
  exclusivity: words(2000),
};

/** What is stated of a stake. Days are UTC's; `validTo` is the last on which it holds. */
export const STAKE_FIELDS = {
  kind: z.enum(STAKE_KINDS),
  ...FIGURES,
  note: words(4000),
  source: z.string().trim().min(1, 'Say who states this: an address, or words.').max(2000),
  asOf: day,
  confidence: z.enum(CONFIDENCES),
  validFrom: day.nullable(),
  validTo: day.nullable(),
};

const fields = z.strictObject(STAKE_FIELDS);
export type StakeFields = z.output<typeof fields>;

/** A stake as it is edited, and as histories show it. */
export interface StakeDto extends StakeFields {
  readonly id: string;
  readonly revision: number;
  readonly key: string;
  /** Keys and names of vendors. */
  readonly holder: string;
  readonly holderName: string;
  readonly subject: string;
  readonly subjectName: string;
  /** When it was taken out, though it had never held; null = it was not. */
  readonly archivedAt: string | null;
}

/** What is wrong between the values of a stake, by field. */
export function stakeProblems(stake: StakeFields): { readonly path: string; readonly message: string }[] {
  const problems: { path: string; message: string }[] = [];
  if (stake.validFrom !== null && stake.validTo !== null && stake.validTo < stake.validFrom) {
    problems.push({ path: '/validTo', message: 'It ends before it begins.' });
  }
  if (stake.kind !== 'none') return problems;
  for (const field of Object.keys(FIGURES) as (keyof typeof FIGURES)[]) {
    if (stake[field] === null) continue;
    problems.push({ path: `/${field}`, message: 'Where nothing is held there is nothing to state here.' });
  }
  return problems;
}

/** The instant at which a day begins in UTC. */
export function dayBegins(day: string | null): string | null {
  return day === null ? null : `${day}T00:00:00.000Z`;
}

/** The instant at which a last day is over in UTC: from then on it does not hold. */
export function dayIsOver(lastDay: string | null): string | null {
  return lastDay === null ? null : new Date(Date.parse(lastDay) + DAY).toISOString();
}

/** The last day of what ends at an instant; the inverse of `dayIsOver`. */
export function lastDayBefore(end: string | null): string | null {
  return end === null ? null : new Date(Date.parse(end) - 1).toISOString().slice(0, 10);
}
