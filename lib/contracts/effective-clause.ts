import { orderedText } from '@/lib/core/ordered-text';
import type { Voice, WhyNot } from './clause-book';
import type { ClauseStatus } from './clause-content';
import { type Coverage, coverage, lesser, type RegionGroups, type ScopedOffering } from './covers';
import type { Scope } from './scope';
import type { Span } from './term';

/** What is asked about: an offering, called with a capability or plainly (null). */
export interface Asked {
  readonly offering: ScopedOffering;
  readonly feature: string | null;
}

/** What is effective. `part`: what is agreed covers a part of the offering only. */
interface Effective {
  readonly status: Exclude<ClauseStatus, 'silent' | 'offered'> | 'part';
  /** Whether it is evidence: agreed, and nothing speaks against counting it. */
  readonly counts: boolean;
  readonly whyNot: WhyNot | null;
  /**
   * What was heard. Of an offering of which a part is covered by a clause of its own there are several, and each must be
   * enough.
   */
  readonly voices: readonly Voice[];
}

/** What is effective from when until when, in ms since 1970, ±Infinity = open. */
export interface Stretch extends Span, Effective {}

interface Heard {
  readonly voice: Voice;
  readonly covers: Coverage;
  readonly removed: readonly Span[];
}

const contains = (span: Span | null, time: number): boolean =>
  span !== null && span.from <= time && time < span.until;

/** How far several scopes together cover what is asked about. */
function covered(scopes: readonly Scope[], { offering, feature }: Asked, groups: RegionGroups): Coverage {
  let found: Coverage = 'all';
  for (const scope of scopes) {
    found = lesser(found, coverage(scope, offering, feature, groups));
    if (found === 'none') return found;
  }
  return found;
}

function hear(voice: Voice, asked: Asked, groups: RegionGroups): Heard | null {
  const covers = covered(voice.scopes, asked, groups);
  if (covers === 'none') return null;
  // What is agreed is gone as soon as a part of it is; what is refused only when all of it is.
  const enough = voice.clause.content.status === 'agreed' ? ['all', 'part'] : ['all'];
  const gone = voice.removals.filter(({ scopes }) => enough.includes(covered(scopes, asked, groups)));
  return { voice, covers, removed: gone.map(({ span }) => span) };
}

const said = ({ clause: { content } }: Voice): string => orderedText([content.status, content.parameters]);

/** What holds at a moment; null = nothing is said. `heard` in rank, the highest first. */
function effectiveAt(heard: readonly Heard[], time: number): Effective | null {
  const speaking = heard.filter(
    ({ voice, removed }) => contains(voice.span, time) && !removed.some((span) => contains(span, time)),
  );
  const voices: Voice[] = [];
  let whyNot: WhyNot | null = null;
  for (let next = 0; next < speaking.length; ) {
    const { voice: first } = speaking[next] as Heard;
    const tied = speaking.filter(
      ({ voice }) => voice.precedence === first.precedence && voice.start === first.start,
    );
    next += tied.length;
    const agree = tied.length === 1 || tied.every(({ voice }) => said(voice) === said(first));
    const status = agree ? (first.clause.content.status as Stretch['status']) : 'conflict';
    const inFull = tied.filter(({ covers }) => covers === 'all');
    // Of several that say the same one that counts is enough.
    const deciding = inFull.length > 0 ? inFull : tied;
    const counting = deciding.filter(({ voice }) => contains(voice.counts, time));
    voices.push(...(counting.length > 0 ? counting : tied).map(({ voice }) => voice));
    if (status !== 'agreed') return { status, counts: false, whyNot: null, voices };
    if (counting.length === 0) whyNot ??= deciding[0]?.voice.whyNot ?? null;
    if (inFull.length > 0) return { status, counts: whyNot === null, whyNot, voices };
  }
  return voices.length > 0 ? { status: 'part', counts: false, whyNot, voices } : null;
}

const continues = (last: Stretch, next: Effective): boolean =>
  last.status === next.status &&
  last.whyNot === next.whyNot &&
  last.voices.length === next.voices.length &&
  last.voices.every((voice, i) => voice === next.voices[i]);

function stretchesOf(heard: readonly Heard[]): readonly Stretch[] {
  const times = new Set<number>();
  for (const { voice, removed } of heard) {
    for (const span of [voice.span, voice.counts, ...removed]) if (span) times.add(span.from).add(span.until);
  }
  const bounds = [...times].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  for (const [i, from] of bounds.slice(0, -1).entries()) {
    const found = effectiveAt(heard, from);
    if (!found) continue;
    const until = bounds[i + 1] as number;
    const last = stretches.at(-1);
    if (last?.until === from && continues(last, found)) stretches[stretches.length - 1] = { ...last, until };
    else stretches.push({ from, until, ...found });
  }
  return stretches;
}

/** What a list of voices was asked before: most offerings are covered by the same few clauses. */
interface Worked {
  /** The scopes on which the answer turns: those of each voice, and of each of its removals. */
  readonly scopes: readonly (readonly Scope[])[];
  readonly answers: Map<string, readonly Stretch[]>;
}

const worked = new WeakMap<readonly Voice[], Worked>();

function workedOf(voices: readonly Voice[]): Worked {
  let found = worked.get(voices);
  if (!found) {
    const scopes = voices.flatMap((voice) => [
      voice.scopes,
      ...voice.removals.map((removal) => removal.scopes),
    ]);
    found = { scopes, answers: new Map() };
    worked.set(voices, found);
  }
  return found;
}

const DIGITS: Readonly<Record<Coverage, number>> = { none: 0, part: 1, all: 2 };

/** Equal for what is covered equally by every scope: digits to the base of 3, 30 to a number. */
function coverageKey(scopes: Worked['scopes'], asked: Asked, groups: RegionGroups): string {
  let key = '';
  let number = 0;
  for (let i = 0; i < scopes.length; i += 1) {
    if (i > 0 && i % 30 === 0) {
      key += `${number} `;
      number = 0;
    }
    number = number * 3 + DIGITS[covered(scopes[i] as readonly Scope[], asked, groups)];
  }
  return key + number;
}

/**
 * The effective clause over time: the highest precedence, then the latest start; a tie of contents that differ is
 * `conflict`. Stretches ascend and do not overlap; where nothing is said there is none.
 * @param voices of the type, as `voicesFor` gives them: asked with the same list again, the answer is at hand
 */
export function effectiveStretches(
  voices: readonly Voice[],
  asked: Asked,
  groups: RegionGroups,
): readonly Stretch[] {
  if (voices.length === 0) return [];
  const { scopes, answers } = workedOf(voices);
  const key = coverageKey(scopes, asked, groups);
  let found = answers.get(key);
  if (!found) {
    found = stretchesOf(voices.flatMap((voice) => hear(voice, asked, groups) ?? []));
    answers.set(key, found);
  }
  return found;
}

/** What holds at a moment (ms since 1970); undefined = nothing is said then. */
export function stretchAt(stretches: readonly Stretch[], time: number): Stretch | undefined {
  return stretches.find((stretch) => contains(stretch, time));
}
