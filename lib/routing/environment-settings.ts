import { z } from 'zod';
import { revisionSchema } from '@/lib/core/record-schema';
import type { EnvironmentDto } from './dto';
import { keySchema } from './source-schema';

/** Seconds: routers ask each quarter of a minute, and nothing is silent for longer than a month on purpose. */
export const SHORTEST_AGE = 60;
export const LONGEST_AGE = 30 * 86_400;

/** An environment as its settings show it. */
export interface EnvironmentSettings extends EnvironmentDto {
  readonly id: string;
  readonly revision: number;
  /** Seconds without fresh proof until a router calls itself stale. */
  readonly staleAfter: number;
  /** Seconds without fresh proof until it denies every request; null = it serves on. */
  readonly denyAfter: number | null;
}

/** An environment with what hangs on it. Instants as ISO 8601 in UTC. */
export interface EnvironmentOverview extends EnvironmentSettings {
  readonly approvalsRequired: number;
  /** Names of the companies that use it. */
  readonly companies: readonly string[];
  /** The version in force, with the times it was signed with; null = nothing is published. */
  readonly active: {
    readonly version: number;
    readonly publishedAt: string;
    readonly staleAfter: number;
    readonly denyAfter: number | null;
  } | null;
  /** Routers heard of in the last day, and tokens that work. */
  readonly routers: number;
  readonly tokens: number;
  readonly drafts: number;
  /** It has a release key of its own. */
  readonly ownKey: boolean;
}

const age = z
  .int('Say it in whole seconds.')
  .min(SHORTEST_AGE, `At least ${SHORTEST_AGE} seconds: routers ask each quarter of a minute.`)
  .max(LONGEST_AGE, 'At most 30 days.');

const fields = {
  name: z.string().trim().min(1, 'Give it a name.').max(60, 'At most 60 characters.'),
  production: z.boolean(),
  staleAfter: age,
  denyAfter: age.nullable(),
};

const denyAfterStale = ({ staleAfter, denyAfter }: { staleAfter: number; denyAfter: number | null }) =>
  denyAfter === null || denyAfter >= staleAfter;
const DENY_FIRST = { path: ['denyAfter'], message: 'Not before it is stale.' };

/** What a new environment is made of. */
export const newEnvironmentSchema = z
  .strictObject({
    ...fields,
    key: keySchema.min(2, 'At least 2 characters.').max(40, 'At most 40 characters.'),
    /** The key of the environment that it stands before; null = last. */
    before: keySchema.nullable(),
    approvalsRequired: z.int('Use a number from 0 to 10.').min(0, 'At least 0.').max(10, 'At most 10.'),
    /** Keys of companies. */
    entities: z.array(keySchema).max(200, 'At most 200.'),
    /** The environment whose active rules its first draft begins with; null = no rules. */
    rulesOf: keySchema.nullable(),
    /** Whether it gets a release key of its own. */
    ownKey: z.boolean(),
  })
  .refine(denyAfterStale, DENY_FIRST);

/** How an existing one is named in an edit. Its key stays. */
export const seenSchema = { environment: keySchema, revision: revisionSchema };
export const editedEnvironmentSchema = z
  .strictObject({ ...seenSchema, ...fields })
  .refine(denyAfterStale, DENY_FIRST);

/** Whether routers still follow a release that was signed with other times than the environment has now. */
export function timesDiffer(
  signed: Pick<EnvironmentSettings, 'staleAfter' | 'denyAfter'>,
  now: Pick<EnvironmentSettings, 'staleAfter' | 'denyAfter'>,
): boolean {
  return signed.staleAfter !== now.staleAfter || signed.denyAfter !== now.denyAfter;
}

/** The times of a release as it is kept. */
export function signedTimes(release: unknown): Pick<EnvironmentSettings, 'staleAfter' | 'denyAfter'> {
  const { staleAfter, denyAfter } = release as EnvironmentSettings;
  return { staleAfter, denyAfter: denyAfter ?? null };
}

/** What lengths of time are typed and said in, the shortest first. `length` in seconds. */
export const AGE_UNITS = [
  { name: 'second', length: 1 },
  { name: 'minute', length: 60 },
  { name: 'hour', length: 3_600 },
  { name: 'day', length: 86_400 },
] as const;
export type AgeUnit = (typeof AGE_UNITS)[number];

/** The longest unit of which so many seconds are a whole number. */
export function unitOf(seconds: number): AgeUnit {
  return AGE_UNITS.findLast(({ length }) => seconds > 0 && seconds % length === 0) ?? AGE_UNITS[0];
}

/** The unit that a length of time is typed in: the one that was chosen, unless it would be a fraction there. */
export function typedUnit(chosen: AgeUnit, seconds: number | null): AgeUnit {
  return seconds === null || seconds % chosen.length === 0 ? chosen : unitOf(seconds);
}

/** Seconds as people say them: 900 is "15 minutes", 5400 is "1 hour 30 minutes". */
export function ageWords(seconds: number): string {
  let left = seconds;
  const parts: string[] = [];
  for (const { name, length } of AGE_UNITS.toReversed()) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.slice(0, 2).join(' ') || '0 seconds';
}

/** What the two times come to, in a sentence for whoever sets them. */
export function agesSentence({
  staleAfter,
  denyAfter,
}: Pick<EnvironmentSettings, 'staleAfter' | 'denyAfter'>): string {
  const stale = `A router that hears nothing fresh for ${ageWords(staleAfter)} calls itself stale and goes on deciding.`;
  if (denyAfter === null) return `${stale} However long that lasts, it follows the policy that it has.`;
  return `${stale} After ${ageWords(denyAfter)} it denies every request until it hears again.`;
}
