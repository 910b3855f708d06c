import { z } from 'zod';
import { keyFromName } from '@/lib/core/ids';
import type { Answers, Classification } from './classify';

/** What of a task class decides whether a workload belongs to it. */
export interface KnownTaskClass {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly floorLevel: string;
  readonly floorTags: readonly string[];
  readonly slaP95Ms: number | null;
  /** A decimal, USD a request. */
  readonly costToleranceUsd: string | null;
  readonly qualityFloor: string | null;
}

/** One thing that was held against a task class. */
export interface Compared {
  readonly what: 'label' | 'work' | 'latency' | 'cost' | 'quality';
  readonly fits: 'yes' | 'nearly' | 'no';
  readonly sentence: string;
}

export interface MatchedTaskClass {
  readonly key: string;
  readonly name: string;
  readonly compared: readonly Compared[];
  /** Nothing speaks against it. */
  readonly fits: boolean;
}

const key = z.string().max(100);

/** What a new task class for the workload would look like: its form, filled in. It travels in an address. */
const proposedSchema = z.strictObject({
  name: z.string().max(200),
  key,
  floorLevel: key,
  floorTags: z.array(key).max(50),
  unlabelledLevel: key,
  unlabelledTags: z.array(key).max(50),
  slaP95Ms: z.int().min(1).nullable(),
  costToleranceUsd: z.string().max(30).nullable(),
});

export type ProposedTaskClass = z.infer<typeof proposedSchema>;

const POINTS = { yes: 3, nearly: 1, no: -4 } as const;

/** The task classes that come closest, the best first; of those that are equally close, by name. */
export function matchTaskClasses(
  answers: Answers,
  found: Classification,
  classes: readonly KnownTaskClass[],
  levels: readonly string[],
): MatchedTaskClass[] {
  return classes
    .map((one) => {
      const compared = compareWith(answers, found, one, levels);
      const points = compared.reduce(
        (sum, { fits, what }) => sum + POINTS[fits] * (what === 'work' ? 2 : 1),
        0,
      );
      return {
        key: one.key,
        name: one.name,
        compared,
        points,
        fits: compared.every(({ fits }) => fits !== 'no'),
      };
    })
    .sort((a, b) => b.points - a.points || a.name.localeCompare(b.name))
    .map(({ points: _points, ...match }) => match);
}

/** What a new task class for the workload would look like. */
export function proposeTaskClass(answers: Answers, found: Classification): ProposedTaskClass {
  const name = answers.about?.trim() ?? '';
  const tags = found.tags.map(({ key }) => key).sort();
  const label = { level: found.level.key, tags };
  const [latency, cost] = [answers.latency?.[0], answers.cost?.[0]];
  return {
    name,
    key: keyFromName(name),
    floorLevel: label.level,
    floorTags: label.tags,
    unlabelledLevel: label.level,
    unlabelledTags: label.tags,
    slaP95Ms: latency === undefined || latency === 'any' ? null : Number(latency),
    costToleranceUsd: cost === undefined || cost === 'any' ? null : cost,
  };
}

/** What an address proposes; null = nothing, or nothing that can be read. */
export function readProposedTaskClass(text: unknown): ProposedTaskClass | null {
  if (typeof text !== 'string') return null;
  try {
    return proposedSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function compareWith(
  answers: Answers,
  found: Classification,
  one: KnownTaskClass,
  levels: readonly string[],
): Compared[] {
  return [
    ...work(answers.about ?? '', one),
    label(found, one, levels),
    ...latency(answers.latency?.[0], one.slaP95Ms),
    ...cost(answers.cost?.[0], one.costToleranceUsd),
    ...quality(answers.quality?.[0], one.qualityFloor),
  ];
}

function work(about: string, { name, description }: KnownTaskClass): Compared[] {
  const wanted = wordsOf(about);
  if (wanted.size === 0) return [];
  const its = wordsOf(`${name} ${description}`);
  const shared = [...wanted].filter((word) => its.has(word));
  const sentence =
    shared.length > 0 ? `It is about ${shared.join(', ')} too.` : 'It names none of your words.';
  return [{ what: 'work', fits: shared.length > 0 ? 'yes' : 'no', sentence }];
}

/** Words that tell kinds of work apart: short ones and plurals do not. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return new Set(words.map((word) => word.replace(/(?<=\p{L}{3})(ing|es|s)$/u, '')));
}

function label(found: Classification, one: KnownTaskClass, levels: readonly string[]): Compared {
  const by = levels.indexOf(one.floorLevel) - levels.indexOf(found.level.key);
  const wanted = found.tags.map(({ key }) => key);
  const lacks = wanted.filter((tag) => !one.floorTags.includes(tag));
  const over = one.floorTags.filter((tag) => !wanted.includes(tag));
  if (by > 0 || over.length > 0) {
    const more = [by > 0 ? one.floorLevel : '', ...over].filter(Boolean).join(', ');
    return {
      what: 'label',
      fits: 'no',
      sentence: `Every request of it counts as ${more}, which this is not.`,
    };
  }
  if (by === 0 && lacks.length === 0) {
    return { what: 'label', fits: 'yes', sentence: 'Its requests have this label at least.' };
  }
  const said = [by < 0 ? found.level.key : '', ...lacks].filter(Boolean).join(', ');
  return { what: 'label', fits: 'nearly', sentence: `Each request would have to say that it is ${said}.` };
}

function latency(wanted: string | undefined, its: number | null): Compared[] {
  if (wanted === undefined || wanted === 'any') return [];
  if (its === null) return [{ what: 'latency', fits: 'nearly', sentence: 'It says nothing about latency.' }];
  const fits = its <= Number(wanted) ? 'yes' : 'no';
  const seconds = `${(its / 1000).toLocaleString('en')} s`;
  return [
    {
      what: 'latency',
      fits,
      sentence:
        fits === 'yes' ? `It asks for ${seconds} at most.` : `It allows ${seconds}, which is too long.`,
    },
  ];
}

function cost(wanted: string | undefined, its: string | null): Compared[] {
  if (wanted === undefined || wanted === 'any') return [];
  if (its === null) return [{ what: 'cost', fits: 'nearly', sentence: 'It says nothing about cost.' }];
  const fits = Number(its) <= Number(wanted) ? 'yes' : 'no';
  return [
    {
      what: 'cost',
      fits,
      sentence:
        fits === 'yes' ? `It may cost $${its} a request.` : `It may cost $${its} a request, which is more.`,
    },
  ];
}

function quality(wanted: string | undefined, floor: string | null): Compared[] {
  if (wanted !== 'acts') return [];
  return floor === null
    ? [
        {
          what: 'quality',
          fits: 'nearly',
          sentence: 'It has no quality floor, and a wrong answer takes effect.',
        },
      ]
    : [{ what: 'quality', fits: 'yes', sentence: 'It has a quality floor.' }];
}
