import { SignatureProblem } from './problem';

export type Members = Readonly<Record<string, unknown>>;

/** The members of a JSON object. @throws SignatureProblem for anything else */
export function readMembers(value: unknown, what: string): Members {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
  throw new SignatureProblem('bad-claims', `${what} is not a JSON object.`);
}

/** Whether a value is a whole number from 0 on: a count, or seconds since 1970. */
export const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

export const isText = (value: unknown): value is string => typeof value === 'string';

/** Lower-case hex of SHA-256. */
export const isDigest = (value: unknown): value is string => isText(value) && /^[0-9a-f]{64}$/.test(value);

/** @throws SignatureProblem unless `valid` */
export function demand(valid: boolean, what: string): asserts valid {
  if (!valid) throw new SignatureProblem('bad-claims', `${what} has a member that is missing or wrong.`);
}
