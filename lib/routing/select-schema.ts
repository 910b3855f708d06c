import { z } from 'zod';

const name = z.string().min(1).max(200);
const names = z.array(name).min(1, 'Name at least one.').max(200, 'At most 200.');
const decimal = z
  .string()
  .regex(
    /^(?:0|[1-9]\d{0,8})(?:\.\d{0,8}[1-9])?$/,
    'A decimal number such as 12.5, without zeros at its end.',
  );
const tokens = z.number().int().min(1).max(1_000_000_000);
const weight = z.number().int().min(0).max(1000, 'At most 1,000.').default(0);

/** The measures that a ranking can weigh. */
export const MEASURES = ['cost', 'latency', 'quality'] as const;
export type Measure = (typeof MEASURES)[number];
export type ByMeasure<T> = Readonly<Record<Measure, T>>;

/** One value for each measure. */
export function byMeasure<T>(of: (measure: Measure) => T): ByMeasure<T> {
  return { cost: of('cost'), latency: of('latency'), quality: of('quality') };
}

/** The benchmark that quality is read from, and how much of it is asked for at least, in its own points. */
export const qualitySchema = z.strictObject({ benchmark: name, atLeast: decimal.exactOptional() });

/**
 * How an arm picks its offerings: those that meet every bound, ranked by weighted measures, the first `top` of them.
 * What is left out is not asked for.
 */
export const selectSchema = z
  .strictObject({
    /** On top of what the rule needs. */
    capabilities: names.exactOptional(),
    /** Tokens. */
    minContext: tokens.exactOptional(),
    /** USD per million tokens, of the price that the reference task would pay. */
    maxPrice: z
      .strictObject({ input: decimal.exactOptional(), output: decimal.exactOptional() })
      .refine((value) => Object.keys(value).length > 0, 'State one of the two.')
      .exactOptional(),
    maxLatencyP95Ms: z.number().int().min(1).max(3_600_000).exactOptional(),
    quality: qualitySchema.exactOptional(),
    certifications: names.exactOptional(),
    channels: names.exactOptional(),
    owners: names.exactOptional(),
    weights: z
      .strictObject({ cost: weight, latency: weight, quality: weight })
      .refine(
        ({ cost, latency, quality }) => cost + latency + quality > 0,
        'Give at least one measure a weight.',
      ),
    /** What becomes of an offering that lacks a weighed measure: it is out, or it gets 0 for that measure. */
    missing: z.enum(['out', 'worst']).default('out'),
    top: z.number().int().min(1).max(50, 'At most 50.'),
    /** What ties are drawn by; the rule's where it is left out. */
    salt: name.exactOptional(),
  })
  .refine(({ weights, quality }) => weights.quality === 0 || quality !== undefined, {
    message: 'Name the benchmark that quality is read from.',
    path: ['quality'],
  });

/** A ranked selection with its defaults filled in. */
export type RankedSelection = z.infer<typeof selectSchema>;

/**
 * A selection with the quality floor of its task class where it states none of its own. A selection that reads quality
 * from another benchmark is left as it is: the floor is in other points.
 */
export function withQualityFloor(
  select: RankedSelection,
  floor: z.infer<typeof qualitySchema> | undefined,
): RankedSelection {
  if (floor?.atLeast === undefined) return select;
  const { quality } = select;
  if (quality && (quality.benchmark !== floor.benchmark || quality.atLeast !== undefined)) return select;
  return { ...select, quality: floor };
}
