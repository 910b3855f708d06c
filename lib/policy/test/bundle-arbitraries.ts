/** Valid bundles, overlays and requests over one small world, so that names and instants meet often. */
import fc from 'fast-check';
import {
  type Arm,
  type Bundle,
  CAUSES,
  type Condition,
  type Offering,
  type PriceRow,
  type Rule,
  type TaskClass,
} from '../types';

export type Arbitrary<T> = fc.Arbitrary<T>;

export const LEVELS = ['public', 'internal', 'restricted'];
/** Ascending, as every pool here, so that a subarray is a set. Some names are traps for lookups by name. */
export const TAGS = ['__proto__', 'pci', 'pii'];
const ATTRIBUTES = { __proto__: null, constructor: ['x', 'y'], country: ['de', 'fr'], team: [] };
const NAMES = ['constructor', 'country', 'team'] as const;
const GROUPS = { eu: ['eu-1', 'eu-2'], world: ['ap', 'eu-1', 'eu-2', 'us'] };
export const PLACES = ['ap', 'eu', 'eu-1', 'eu-2', 'us', 'world'];
export const NEEDS = ['json', 'tools', 'vision'];
export const KEYS = ['__proto__', 'a/one', 'b/two', 'c~three', 'd/four', 'toString'];
export const TOKENS = [0, 1, 999, 1000, 1001, 5000];
const INSTANTS = [
  '2026-01-01T00:00:00.000Z',
  '2026-02-01T00:00:00.000Z',
  '2026-02-28T23:59:59.999Z',
  '2026-03-01T00:00:00.000Z',
  '2027-01-01T00:00:00.000Z',
];

export const pick = <T>(...values: readonly T[]): Arbitrary<T> => fc.constantFrom(...values);
const instant = pick(...INSTANTS);

/** An instant of the pool, or a millisecond to either side: the edges of every window. */
export const nowArbitrary: Arbitrary<number> = fc
  .tuple(pick(...INSTANTS, INSTANTS[1] as string, INSTANTS[1] as string), pick(-1, 0, 1))
  .map(([text, by]) => Date.parse(text) + by);

/** An object with some of its optional members; those of `usually` are there three times in four, or together. */
export function some<T extends object, K extends keyof T>(
  model: { [P in keyof T]-?: Arbitrary<Exclude<T[P], undefined>> },
  required: readonly K[],
  usually: readonly (keyof T)[] = [],
): Arbitrary<T> {
  const half = { requiredKeys: [...required] as never[], noNullPrototype: true };
  const full = Object.fromEntries(
    Object.entries(model).filter(([key]) => isIn(key, required) || isIn(key, usually)),
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.record(full as never, { noNullPrototype: true }) },
    { weight: 1, arbitrary: fc.record(model as never, half) },
  ) as Arbitrary<T>;
}

const isIn = (key: string, keys: readonly PropertyKey[]): boolean => keys.includes(key);

export const rarely = <T>(usual: Arbitrary<T>, odd: Arbitrary<T>): Arbitrary<T> =>
  fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: odd });
/** Own members even for `__proto__`, as JSON.parse makes them. */
export function fromEntries<T>(entries: Iterable<readonly [string, T]>): { [key: string]: T } {
  const object: { [key: string]: T } = {};
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  }
  return object;
}

const end = fc.option(pick(...INSTANTS.slice(2), INSTANTS[4] as string), { freq: 2 });
const later = (a: string | null, b: string | null): number => (b ?? '9').localeCompare(a ?? '9');
const clearance = fc.record({
  levels: fc
    .array(end, { minLength: 2, maxLength: LEVELS.length })
    .map((ends) => fromEntries(ends.sort(later).map((one, rank) => [LEVELS[rank] as string, one]))),
  tags: fc
    .array(fc.tuple(pick(...TAGS), end), { minLength: 1, maxLength: 5 })
    .map((entries) => fromEntries(entries)),
});

const decimal = pick('0', '0.000000001', '1.1', '2.5', '3', '999999999.999999999', '0.04');
const units = some<PriceRow, 'above'>(
  {
    above: fc.constant(0),
    input: decimal,
    output: decimal,
    request: decimal,
    image: decimal,
    audioSecond: decimal,
    from: instant,
    until: instant,
  },
  ['above'],
).map(({ from: _from, until: _until, ...row }) => row);
const fullUnits = fc.record({ above: fc.constant(0), input: decimal, output: decimal });
const rowsOfOneThreshold = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.oneof(units, fullUnits, fullUnits)).map(([row]) => [row] as PriceRow[]),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(units, fullUnits, instant).map(([before, after, at]) => [
      { ...before, until: at },
      { ...after, from: at },
    ]),
  },
  { weight: 1, arbitrary: fc.tuple(units, instant).map(([row, until]) => [{ ...row, until }] as PriceRow[]) },
);
const prices = fc
  .tuple(
    fc.subarray([999, 1000, 4999], { maxLength: 2 }),
    fc.array(rowsOfOneThreshold, { minLength: 3, maxLength: 3 }),
  )
  .map(([thresholds, groups]) =>
    [0, ...thresholds].flatMap((above, index) =>
      (groups[index] as PriceRow[]).map((row) => ({ ...row, above })),
    ),
  );

const json = fc.constantFrom({}, { store: false }, { nested: { list: [1, 'two', null] } });
const offering = fc
  .tuple(
    fc.record({ model: pick('m1', 'm2'), owner: pick('w1', 'w2', 'w3'), channel: pick('c1', 'c2', 'c3') }),
    fc.record({ api: pick('x'), endpoint: pick('y'), requestId: pick('z', 'ü') }),
    some<Partial<Offering>, never>(
      {
        parameters: json,
        regions: fc.subarray(PLACES, { minLength: 1, maxLength: 2 }),
        context: pick(1000, 10000, 10000, 2 ** 53 - 1),
        maxInput: pick(1000, 5000, 5000),
        maxOutput: pick(1000, 5000, 5000),
        from: pick(...INSTANTS.slice(0, 2)),
        until: pick(...INSTANTS.slice(2)),
        hints: json,
      } as never,
      [],
      ['regions', 'context', 'maxInput', 'maxOutput'] as never[],
    ),
    fc.subarray(NEEDS, { minLength: 1 }),
    prices,
    clearance,
  )
  .map(([who, how, optional, capabilities, rows, cleared]): Offering => {
    return { ...who, ...how, ...optional, capabilities, prices: rows, clearance: cleared };
  });

const bounds = <T>(lower: string, upper: string, value: Arbitrary<T>): Arbitrary<object> =>
  fc.oneof(
    fc.record({ [lower]: value }),
    fc.record({ [upper]: value }),
    fc.record({ [lower]: value, [upper]: value }),
  );
const attributeTest = pick(...NAMES).chain((attribute) => {
  const values = { constructor: ['x', 'y'], country: ['de', 'fr'], team: ['a', 'b', 'ü'] }[attribute];
  return fc.oneof(
    fc.record({ attribute: pick(attribute), in: fc.subarray(values) }),
    fc.record({ attribute: pick(attribute), notIn: fc.subarray(values) }),
    fc.record({ attribute: pick(attribute), exists: fc.boolean() }),
  );
});
const condition = fc.letrec<{ node: Condition; leaf: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    tie('leaf'),
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
  leaf: fc.oneof(
    { weight: 3, arbitrary: attributeTest },
    { weight: 1, arbitrary: fc.record({ level: bounds('atLeast', 'atMost', pick(...LEVELS)) }) },
    { weight: 1, arbitrary: fc.record({ tag: pick(...TAGS) }) },
    { weight: 1, arbitrary: fc.record({ inputTokens: bounds('above', 'atMost', pick(...TOKENS)) }) },
    { weight: 1, arbitrary: fc.record({ time: bounds('from', 'until', instant) }) },
  ) as Arbitrary<Condition>,
})).node;

const WEIGHTS = [
  [10000],
  [0, 10000],
  [10000, 0],
  [9500, 500],
  [0, 5000, 5000],
  [3333, 3333, 3334],
  [1, 9999],
];
const target = fc.tuple(
  pick(...KEYS),
  fc.option(fc.subarray([...CAUSES], { minLength: 1 }), { nil: undefined, freq: 3 }),
);
const targets = fc
  .uniqueArray(target, { minLength: 1, maxLength: 4, selector: ([key]) => key })
  .map((list) =>
    list.map(([key, on], index) =>
      on === undefined || (index === 0 && key !== 'd/four') ? { offering: key } : { offering: key, on },
    ),
  );
const arms: Arbitrary<Arm[]> = pick(...WEIGHTS).chain((weights) =>
  fc.tuple(
    ...weights.map((weight, index) =>
      fc.record({ name: pick(`arm ${index}`), weight: pick(weight), targets }),
    ),
  ),
) as Arbitrary<Arm[]>;
const escalate = some<NonNullable<Rule['escalate']>, 'below' | 'targets'>(
  {
    below: pick('0.7', '1'),
    maxCostUsd: pick('0', '0.5', '100'),
    targets: fc
      .uniqueArray(pick(...KEYS), { minLength: 1, maxLength: 2 })
      .map((keys) => keys.map((key) => ({ offering: key }))),
  },
  ['below', 'targets'],
);
const limits = some<NonNullable<Rule['limits']>, never>(
  {
    maxCostUsd: pick('0.0025', '0.05', '1000', '999999999.999999999'),
    maxOutputTokens: pick(1, 1000, 2000),
    maxAttempts: pick(1, 3),
    timeoutMs: pick(20000),
    firstTokenMs: pick(4000),
    deadlineMs: pick(45000),
  },
  [],
  ['maxOutputTokens'],
);
const rule = some<Rule, 'id' | 'onUnknown' | 'salt' | 'arms'>(
  {
    id: pick(''),
    when: condition,
    onUnknown: pick('deny', 'skip'),
    regions: fc.subarray(PLACES, { minLength: 1 }),
    needs: fc.subarray(NEEDS, { maxLength: 1 }),
    limits,
    salt: pick('s', 'salt:1', 'Ω'),
    arms,
    escalate,
    hints: json,
  },
  ['id', 'onUnknown', 'salt', 'arms'],
  ['limits', 'escalate'],
);
const label = fc.record({
  level: pick(...LEVELS.slice(0, 2), 'public'),
  tags: fc.subarray(TAGS, { maxLength: 1 }),
});
const taskClass = some<TaskClass, 'label' | 'rules'>(
  {
    label,
    unlabelled: label,
    rules: rarely(fc.array(rule, { minLength: 1, maxLength: 3 }), fc.constant([] as Rule[])),
  },
  ['label', 'rules'],
  ['unlabelled'],
);

/** A valid bundle. Offerings that no rule names are left out, rules get ids of their own. */
export const bundleArbitrary: Arbitrary<Bundle> = fc
  .tuple(fc.tuple(...KEYS.map(() => offering)), taskClass, taskClass)
  .map(([all, one, two]): Bundle => {
    let count = 0;
    const numbered = (source: TaskClass): TaskClass => ({
      ...source,
      rules: source.rules.map((each) => ({ ...each, id: `rule ${count++}` })),
    });
    const taskClasses = fromEntries<TaskClass>([
      ['summarise', numbered(one)],
      ['__proto__', numbered(two)],
    ]);
    const rules = [...one.rules, ...two.rules];
    const lists = rules.flatMap((each) => [
      ...each.arms.map((arm) => arm.targets),
      each.escalate?.targets ?? [],
    ]);
    const named = new Set(lists.flat().map((each) => each.offering));
    const { __proto__: _, ...attributes } = ATTRIBUTES;
    return {
      format: 'fairlead.policy/1',
      environment: 'test',
      levels: LEVELS,
      tags: TAGS,
      attributes,
      regionGroups: GROUPS,
      offerings: fromEntries(
        KEYS.map((key, index) => [key, all[index] as Offering] as const).filter(([key]) => named.has(key)),
      ),
      taskClasses,
    };
  });
