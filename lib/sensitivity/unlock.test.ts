import { expect, it } from 'vitest';
import { clearanceBook } from './clearance-book';
import { AT, clause, evidence, OFFERING, PRODUCTION } from './testing/evidence';
import { unlocks } from './unlock';

const LABELS = {
  levels: [
    { key: 'public', obligations: [] },
    {
      key: 'internal',
      obligations: [{ kind: 'contract' }, { kind: 'clause', type: 'no_training', where: [] }],
    },
    {
      key: 'confidential',
      obligations: [
        { kind: 'clause', type: 'confidentiality', where: [] },
        {
          kind: 'clause',
          type: 'security_breach',
          where: [{ parameter: 'noticeHours', op: 'atMost', value: 72 }],
        },
      ],
    },
  ],
  tags: [
    { key: 'pii', obligations: [{ kind: 'clause', type: 'personal_data', where: [] }] },
    { key: 'pci', obligations: [{ kind: 'certification', anyOf: ['pci_dss'] }] },
  ],
};

const asked = (parts: Parameters<typeof evidence>[0], offerings = [OFFERING]) =>
  unlocks(
    clearanceBook({ evidence: evidence(parts), labels: LABELS, environment: PRODUCTION, at: AT }),
    offerings,
    [{ key: 'class:support', labels: ['level:internal', 'tag:pii'] }],
  );

it('tells what one clause opens by itself, and what it opens with others', () => {
  const found = asked({ clauses: [clause('confidentiality')] });
  expect(found.map(({ type, party, alone, together }) => [type, party, alone, together])).toEqual([
    ['no_training', 'cloud', 1, 1],
    ['personal_data', 'cloud', 1, 0],
    ['security_breach', 'cloud', 0, 1],
  ]);
  const [training, data, breach] = found;
  expect(training?.opens).toEqual([
    { goal: 'level:internal', besides: [], offerings: [OFFERING.key] },
    { goal: 'level:confidential', besides: [breach?.key], offerings: [OFFERING.key] },
    { goal: 'class:support', besides: [data?.key], offerings: [OFFERING.key] },
  ]);
  expect(breach?.asked).toEqual([{ parameter: 'noticeHours', op: 'atMost', value: 72 }]);
});

it('leaves out what no paper opens, and offerings whose way is not known', () => {
  expect(asked({ paths: [] })).toEqual([]);
  expect(asked({}).flatMap(({ opens }) => opens.map(({ goal }) => goal))).not.toContain('tag:pci');
});

it('asks a clause of each who gets data', () => {
  const hop = (party: string, role: 'channel' | 'subprocessor') => ({ party, role, from: null, to: null });
  const found = asked({
    clauses: [clause('no_training')],
    paths: [
      { ...evidence().paths[0], hops: [hop('cloud', 'channel'), hop('helper', 'subprocessor')] } as never,
    ],
  });
  const internal = found.filter(({ opens }) => opens.some(({ goal }) => goal === 'level:internal'));
  expect(internal.map(({ type, party }) => [type, party])).toEqual([
    [null, 'helper'],
    ['no_training', 'helper'],
  ]);
  expect(internal.every(({ alone }) => alone === 0)).toBe(true);
});
