import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePointer, POLICY_FILE_FORMAT, type PolicyFile } from './policy-file';
import { parsePolicyFile } from './policy-file-read';
import { policyFileJsonSchema } from './policy-file-schema';
import { policyFileJson, policyFileYaml } from './policy-file-write';
import { ruleDefinitionSchema } from './source-schema';
import { anyPolicyFile } from './test/policy-files';
import { sampleDefinition } from './test/sample-records';

const SCHEMA = 'https://fairlead.example/api/v1/schemas/policy-file';
const yaml = (file: PolicyFile) => policyFileYaml(file, SCHEMA, 'a test');
const read = (text: string) => {
  const parsed = parsePolicyFile(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.file;
};
const problems = (text: string) => {
  const parsed = parsePolicyFile(text);
  return parsed.ok
    ? []
    : parsed.problems.map(({ line, column, pointer, message }) => `${line}:${column} ${pointer} ${message}`);
};
const head = `format: ${POLICY_FILE_FORMAT}\nenvironment: production\n`;

describe('what is written', () => {
  it('is read back as it was, as YAML and as JSON, whatever the rules say', () => {
    fc.assert(
      fc.property(anyPolicyFile, (wanted) => {
        expect(read(yaml(wanted))).toEqual(wanted);
        expect(read(JSON.stringify(policyFileJson(wanted, SCHEMA), null, 2))).toEqual(wanted);
        expect(yaml(read(yaml(wanted)))).toBe(yaml(wanted));
      }),
      { numRuns: 50 },
    );
  });

  it('reads like something a person wrote', () => {
    const rules = [
      {
        key: 'eu-customers',
        enabled: false,
        definition: ruleDefinitionSchema.parse({
          note: 'Agreed with the works council.\nAsk before changing it.',
          when: { all: [{ attribute: 'country', in: ['de', 'fr'] }, { not: { tag: 'phi' } }] },
          onUnknown: 'skip',
          regions: ['eu'],
          limits: { maxCostUsd: '0.05', timeoutMs: 20_000 },
          arms: [
            {
              name: 'all',
              weight: 10_000,
              targets: [{ offering: 'a/one' }, { offering: 'b/two', on: ['timeout'] }],
            },
          ],
        }),
      },
    ];
    expect(
      yaml({ environment: 'production', baseVersion: 12, taskClasses: { summarisation: rules } }),
    ).toBe(`# yaml-language-server: $schema=${SCHEMA}
# a test

format: fairlead.policy-file/1
environment: production
baseVersion: 12
taskClasses:
  summarisation:
    - key: eu-customers
      enabled: false
      note: |-
        Agreed with the works council.
        Ask before changing it.
      when:
        all:
          - attribute: country
            in: [de, fr]
          - not:
              tag: phi
      onUnknown: skip
      regions: [eu]
      limits:
        maxCostUsd: "0.05"
        timeoutMs: 20000
      arms:
        - name: all
          weight: 10000
          targets:
            - offering: a/one
            - offering: b/two
              on: [timeout]
`);
  });
});

describe('what people write', () => {
  it('may be in any order, with comments, anchors, and decimals without quotes', () => {
    const { taskClasses } = read(`${head}# ours
taskClasses:
  lookup:
    - arms: [{ name: all, weight: 10000, targets: &list [{ offering: a/one }, { offering: b/two, on: [timeout, rate_limited, timeout] }] }]
      key: first
      when: { attribute: year, in: [2025, 2024] }
      limits: { maxCostUsd: 0.05 } # dollars
      escalate: { below: 0.7, targets: [{ offering: c/three }] }
    - key: second
      arms: [{ name: all, weight: 10000, targets: *list }]
`);
    const [first, second] = taskClasses.lookup ?? [];
    expect(first?.definition).toMatchObject({
      when: { attribute: 'year', in: ['2024', '2025'] },
      limits: { maxCostUsd: '0.05' },
      escalate: { below: '0.7' },
    });
    expect(second?.definition.arms[0]?.targets[1]?.on).toEqual(['rate_limited', 'timeout']);
  });

  it.each([
    ['', '1:1  There is nothing in this file.'],
    ['- a', '1:1  A policy file is a map: format, environment, taskClasses.'],
    [`${head}taskClasses:\n  a: {}\n  a: {}`, '5:3 /taskClasses/a a stands here twice.'],
    [
      `${head}taskClasses: {A: []}`,
      '3:15 /taskClasses/A Lower-case letters, digits and single - _ . between them.',
    ],
    [
      `${head}taskClasses: {__proto__: []}`,
      '3:15 /taskClasses/__proto__ Lower-case letters, digits and single - _ . between them.',
    ],
    [`${head}extra: 1\ntaskClasses: {}`, '3:8 /extra There is no field extra here.'],
    ['format: 2\nenvironment: x\ntaskClasses: {}', `1:9 /format State the format: ${POLICY_FILE_FORMAT}.`],
    [`${head}taskClasses:\n  a: [*b]`, '4:7 /taskClasses/a/0 Nothing above is called &b.'],
    [`${head}taskClasses:\n  a: &a [*a]`, '4:10 /taskClasses/a/0 Nothing above is called &a.'],
    [`${head}taskClasses:\n  a: !!set {}`, '4:6  Unresolved tag: tag:yaml.org,2002:set.'],
  ])('%j is told with its place', (written, told) => {
    expect(problems(written)).toEqual([told]);
  });

  it.each([
    ['when: { attribute: country, in: de }', '/when/in'],
    ['when: { all: [{ tag: pii }, { level: { atLeast: 7, atMos: x } }] }', '/when/all/1/level/atMos'],
    ['when: { attribute: country, inn: [de] }', '/when'],
    ['when: { not: { inputTokens: { above: -1 } } }', '/when/not/inputTokens/above'],
    ['limits: { timeoutMs: 1e400 }', '/limits/timeoutMs'],
    ['limits: { timeoutMs: 9007199254740993 }', '/limits/timeoutMs'],
    ['limits: { maxCostUsd: 1e3 }', '/limits/maxCostUsd'],
    ['enabled: yes', '/enabled'],
    ['"__proto__": { key: x }', '/__proto__'],
    ['note: "\\ud800"', '/note'],
  ])('a rule with %s is refused there', (field, place) => {
    const written = `${head}taskClasses:\n  a:\n    - key: one\n      arms: [{ name: all, weight: 10000, targets: [{ offering: x }] }]\n      ${field}\n`;
    const [first, ...more] = problems(written);
    expect(first).toMatch(new RegExp(`^7:\\d+ /taskClasses/a/0${place} `));
    expect(more).toEqual([]);
  });

  it('has each key once in the policy', () => {
    const rule = { key: 'same', arms: sampleDefinition(['x']).arms };
    const written = JSON.stringify({
      format: POLICY_FILE_FORMAT,
      environment: 'x',
      taskClasses: { a: [rule], b: [rule] },
    });
    expect(problems(written)[0]).toContain('/taskClasses/b/0/key a has a rule same already.');
  });
});

describe('what nobody would write', () => {
  const bomb = Array.from(
    { length: 12 },
    (_, at) =>
      `a${at}: &a${at} [${Array(9)
        .fill(at ? `*a${at - 1}` : 'x')
        .join()}]`,
  );
  it.each([
    ['lists 100,000 deep', '['.repeat(100_000)],
    ['maps 100,000 deep', '{a: '.repeat(100_000)],
    ['blocks 100,000 deep', '- '.repeat(100_000)],
    [
      'conditions 1,000 deep',
      `${head}taskClasses: {a: [{when: ${'{not: '.repeat(1000)}{tag: x}${'}'.repeat(1000)}}]}`,
    ],
    ['an alias bomb', bomb.join('\n')],
    ['50,000 keys', Array.from({ length: 50_000 }, (_, at) => `k${at}: 1`).join('\n')],
    ['50,000 times the same key', 'k: 1\n'.repeat(50_000)],
    ['200,000 closing brackets', ']'.repeat(200_000)],
    ['200,000 documents', '---\n'.repeat(200_000)],
    ['10,000 rules that are none', `${head}taskClasses: {a: [${'{},'.repeat(10_000)}]}`],
    ['3,000,000 characters', 'x'.repeat(3_000_000)],
    ['a lone surrogate', '{"a":"\ud800"}'],
  ])(
    '%s is answered',
    (_what, written) => {
      const told = problems(written);
      expect(told.length).toBeGreaterThan(0);
      expect(told.length).toBeLessThanOrEqual(50);
      for (const one of told) expect(one.length).toBeLessThan(1_000);
    },
    15_000,
  );
});

it('reads the example of its page', () => {
  const page = readFileSync(new URL('../../docs/policy-as-a-file.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  expect(read(example).taskClasses.summarisation?.[0]?.definition.limits?.maxCostUsd).toBe('0.05');
});

it.each([
  ['/taskClasses/a/rules/2/definition/arms/0', '/taskClasses/a/2/arms/0'],
  ['/taskClasses/a/rules/2/key', '/taskClasses/a/2/key'],
  ['/taskClasses/a/label/level', '/taskClasses/a/label/level'],
  ['', ''],
])('the place %s of a source is %s in a file', (place, at) => {
  expect(filePointer(place)).toBe(at);
});

it('describes each field where it stands, to editors', () => {
  const { properties } = policyFileJsonSchema(SCHEMA) as {
    properties: Record<string, { description: string }>;
  };
  const { environment, taskClasses } = properties;
  expect(environment?.description).toBe('The environment that it was written for.');
  const text = JSON.stringify(taskClasses);
  expect(text).not.toContain('The environment');
  expect(text).toContain('Names the rule in decisions and counts.');
});
