import fc from 'fast-check';
import type { PolicyFile } from '../policy-file';
import { type RuleDefinition, ruleDefinitionSchema } from '../source-schema';

const key = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,4})?$/);
/** Any text, and what YAML would take for something else or for a beginning. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      'no',
      'null',
      '~',
      '1e3',
      '0.70',
      '2024',
      'a: b',
      '- x',
      '#x',
      '"',
      "'",
      '|',
      ' x ',
      'é\u2028',
      '__proto__',
      '*a',
      '&a',
      '!x',
      '<<',
      'a\tb',
      'x\n\n y\n',
    ),
  )
  .filter((value) => !/\p{Surrogate}|\0/u.test(value));
const set = fc.uniqueArray(text, { minLength: 1, maxLength: 4 }).map((values) => values.sort());
const decimal = fc.constantFrom('0', '0.7', '12', '999999999.000000001');
const count = fc.nat(9_007_199_254_740_991);
const part = { requiredKeys: [] as [] };
const leaf = fc.oneof(
  fc.record({ attribute: text, in: set }),
  fc.record({ attribute: text, notIn: set }),
  fc.record({ attribute: text, exists: fc.boolean() }),
  fc.record({ level: fc.record({ atLeast: text }) }),
  fc.record({ tag: text }),
  fc.record({ inputTokens: fc.record({ above: count, atMost: count }) }),
  fc.record({ time: fc.constant({ from: '2026-01-01T00:00:00.000Z' }) }),
);
const { condition } = fc.letrec<{ condition: object }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));
const target = fc.record(
  { offering: text, on: fc.constant(['rate_limited', 'timeout']) },
  { requiredKeys: ['offering'] },
);
const select = fc.record(
  {
    weights: fc.record({ cost: fc.integer({ min: 1, max: 1000 }) }),
    top: fc.integer({ min: 1, max: 50 }),
    maxPrice: fc.record({ input: decimal }),
    channels: fc.array(text, { minLength: 1, maxLength: 3 }),
    quality: fc.record({ benchmark: text, atLeast: decimal }),
    missing: fc.constantFrom('out', 'worst'),
  },
  { requiredKeys: ['weights', 'top'] },
);
const definition = fc
  .record(
    {
      arms: fc.array(
        fc.oneof(
          fc.record({
            name: text,
            weight: fc.nat(10_000),
            targets: fc.array(target, { minLength: 1, maxLength: 3 }),
          }),
          fc.record({ name: text, weight: fc.nat(10_000), select }),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      when: condition,
      onUnknown: fc.constantFrom('deny', 'skip'),
      regions: fc.array(text, { maxLength: 3 }),
      needs: fc.array(text, { maxLength: 3 }),
      limits: fc.record({ maxCostUsd: decimal, timeoutMs: count }, part),
      salt: text,
      escalate: fc.record({
        below: decimal,
        targets: fc.array(fc.record({ offering: text }), { minLength: 1, maxLength: 2 }),
      }),
      note: fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => !/\p{Surrogate}|\0/u.test(value)),
    },
    { requiredKeys: ['arms'] },
  )
  .map((value): RuleDefinition => ruleDefinitionSchema.parse(value));
/** A policy file that a draft could be written as. */
export const anyPolicyFile = fc
  .dictionary(
    key,
    fc.array(fc.record({ key, enabled: fc.boolean(), definition }), { minLength: 1, maxLength: 3 }),
    { maxKeys: 3 },
  )
  .map((taskClasses): PolicyFile => {
    const used = new Set<string>();
    const unique = Object.entries(taskClasses).map(([name, rules]) => [
      name,
      rules.filter((rule) => !used.has(rule.key) && used.add(rule.key)),
    ]);
    const filled = unique.filter(([, rules]) => rules?.length);
    return { environment: 'production', baseVersion: null, taskClasses: Object.fromEntries(filled) };
  });
