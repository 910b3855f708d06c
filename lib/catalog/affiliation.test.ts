import { describe, expect, it } from 'vitest';
import { affiliation, type StakeRecord, stakeInForce } from './affiliation';
import { affiliationLabel } from './affiliation-kinds';
import { STAKES } from './stakes';

const AT = new Date('2026-06-01T00:00:00.000Z');

function stake(holder: string, subject: string, more: Partial<StakeRecord> = {}): StakeRecord {
  return {
    key: `${holder}>${subject}${more.kind ?? ''}`,
    holder,
    subject,
    kind: 'interest',
    economicPercent: null,
    votingPercent: null,
    asOf: '2026-01-01',
    validFrom: null,
    validTo: null,
    ...more,
  };
}
const controls = (holder: string, subject: string, more: Partial<StakeRecord> = {}): StakeRecord =>
  stake(holder, subject, { kind: 'controls', ...more });
const none = (holder: string, subject: string, more: Partial<StakeRecord> = {}): StakeRecord =>
  stake(holder, subject, { kind: 'none', ...more });

const shelf = controls('company', 'shelf');

describe('affiliation', () => {
  const cases: [string, readonly StakeRecord[], string, string | null, string][] = [
    ['a model without a known owner', [], 'shelf', null, 'unknown'],
    ['nothing recorded', [], 'shelf', 'lab', 'unknown'],
    ['a shelf whose company is known, and nothing else', [shelf], 'shelf', 'lab', 'unknown'],
    ['the same vendor', [], 'lab', 'lab', 'first_party'],
    ['the owner controls the shelf', [shelf], 'shelf', 'company', 'first_party'],
    [
      'control through a chain',
      [controls('company', 'cloud'), controls('cloud', 'shelf')],
      'shelf',
      'company',
      'first_party',
    ],
    ['one company controls both', [shelf, controls('company', 'lab')], 'shelf', 'lab', 'first_party'],
    ['the channel controls the owner', [controls('shelf', 'lab')], 'shelf', 'lab', 'first_party'],
    ['a circle of control', [controls('a', 'b'), controls('b', 'a')], 'a', 'lab', 'unknown'],
    [
      'half of it is control',
      [shelf, stake('company', 'lab', { economicPercent: '50' })],
      'shelf',
      'lab',
      'first_party',
    ],
    [
      'half of the votes is control',
      [shelf, stake('company', 'lab', { votingPercent: '50.1' })],
      'shelf',
      'lab',
      'first_party',
    ],
    [
      'just under half',
      [shelf, stake('company', 'lab', { economicPercent: '49.9999' })],
      'shelf',
      'lab',
      '20_to_50',
    ],
    ['20 %', [shelf, stake('company', 'lab', { economicPercent: '20' })], 'shelf', 'lab', '20_to_50'],
    [
      'just under 20 %',
      [shelf, stake('company', 'lab', { economicPercent: '19.9999' })],
      'shelf',
      'lab',
      '5_to_20',
    ],
    ['5 %', [shelf, stake('company', 'lab', { economicPercent: '5' })], 'shelf', 'lab', '5_to_20'],
    [
      'just under 5 %',
      [shelf, stake('company', 'lab', { economicPercent: '4.9999' })],
      'shelf',
      'lab',
      'under_5',
    ],
    [
      'a share of 0 that was recorded',
      [shelf, stake('company', 'lab', { economicPercent: '0' })],
      'shelf',
      'lab',
      'under_5',
    ],
    ['an amount without a percentage', [shelf, stake('company', 'lab')], 'shelf', 'lab', 'unknown %'],
    [
      'the larger of economic and voting',
      [shelf, stake('company', 'lab', { economicPercent: '3', votingPercent: '7' })],
      'shelf',
      'lab',
      '5_to_20',
    ],
    [
      'the other direction',
      [shelf, stake('lab', 'company', { economicPercent: '3' })],
      'shelf',
      'lab',
      'under_5',
    ],
    [
      'an interest held by the shelf itself',
      [shelf, stake('shelf', 'lab', { economicPercent: '3' })],
      'shelf',
      'lab',
      'under_5',
    ],
    [
      'an interest held by a sister of the shelf',
      [shelf, controls('company', 'fund'), stake('fund', 'lab', { economicPercent: '3' })],
      'shelf',
      'lab',
      'under_5',
    ],
    [
      'an interest in the company above the owner',
      [shelf, controls('parent', 'lab'), stake('company', 'parent', { economicPercent: '6' })],
      'shelf',
      'lab',
      '5_to_20',
    ],
    [
      'holdings of one group in one company add up',
      [
        shelf,
        controls('company', 'fund'),
        stake('fund', 'lab', { economicPercent: '3' }),
        stake('company', 'lab', { economicPercent: '3' }),
      ],
      'shelf',
      'lab',
      '5_to_20',
    ],
    [
      'a second interest that is not public could raise the band',
      [shelf, stake('company', 'lab', { economicPercent: '3' }), stake('lab', 'company')],
      'shelf',
      'lab',
      'unknown %',
    ],
    [
      'but not above the highest',
      [shelf, stake('company', 'lab', { economicPercent: '30' }), stake('lab', 'company')],
      'shelf',
      'lab',
      '20_to_50',
    ],
    [
      'an interest of a stranger',
      [shelf, stake('stranger', 'lab', { economicPercent: '30' })],
      'shelf',
      'lab',
      'unknown',
    ],
    [
      'no chain through mere interests',
      [
        shelf,
        stake('company', 'fund', { economicPercent: '30' }),
        stake('fund', 'lab', { economicPercent: '30' }),
      ],
      'shelf',
      'lab',
      'unknown',
    ],
    ['a recorded none', [none('company', 'lab'), shelf], 'shelf', 'lab', 'independent'],
    ['a recorded none, from the other side', [none('lab', 'company'), shelf], 'shelf', 'lab', 'independent'],
    [
      'a none of the shelf says nothing of its company',
      [none('shelf', 'lab'), shelf],
      'shelf',
      'lab',
      'unknown',
    ],
    [
      'a none of the lab says nothing of its parent',
      [none('company', 'lab'), shelf, controls('parent', 'lab')],
      'shelf',
      'lab',
      'unknown',
    ],
    [
      'an interest outweighs a none',
      [none('company', 'lab'), shelf, stake('lab', 'company', { economicPercent: '1' })],
      'shelf',
      'lab',
      'under_5',
    ],
    [
      'a none of tomorrow',
      [none('company', 'lab', { asOf: '2026-06-02' }), shelf],
      'shelf',
      'lab',
      'unknown',
    ],
    [
      'a none that has ended',
      [none('company', 'lab', { validTo: '2026-06-01T00:00:00.000Z' }), shelf],
      'shelf',
      'lab',
      'unknown',
    ],
    [
      'an interest that has ended',
      [shelf, stake('company', 'lab', { validTo: '2026-06-01T00:00:00.000Z' })],
      'shelf',
      'lab',
      'unknown',
    ],
    [
      'an interest that begins now',
      [shelf, stake('company', 'lab', { validFrom: '2026-06-01T00:00:00.000Z' })],
      'shelf',
      'lab',
      'unknown %',
    ],
    [
      'an interest that begins in a moment',
      [shelf, stake('company', 'lab', { validFrom: '2026-06-01T00:00:00.001Z' })],
      'shelf',
      'lab',
      'unknown',
    ],
    [
      'control that has ended',
      [controls('company', 'shelf', { validTo: '2026-01-01T00:00:00.000Z' }), stake('company', 'lab')],
      'shelf',
      'lab',
      'unknown',
    ],
  ];

  it.each(cases)('%s', (_, stakes, channel, owner, expected) => {
    const { kind, band } = affiliation(channel, owner, AT, stakes);
    const said = kind === 'affiliated' ? (band === 'unknown' ? 'unknown %' : band) : kind;
    expect(said).toBe(expected);
    expect(band === null).toBe(kind !== 'affiliated');
  });

  it('names the stakes that it rests on', () => {
    const stakes = [shelf, stake('company', 'lab', { economicPercent: '3' }), stake('x', 'y')];
    expect(affiliation('shelf', 'lab', AT, stakes).stakes).toEqual(['company>lab', 'company>shelfcontrols']);
  });

  it('takes an undated interest to have held before its report, and an undated none not', () => {
    const before = new Date('2020-01-01T00:00:00.000Z');
    expect(stakeInForce(stake('a', 'b'), before)).toBe(true);
    expect(stakeInForce(none('a', 'b'), before)).toBe(false);
  });
});

describe('the publicly reported stakes', () => {
  const records: StakeRecord[] = STAKES.map((fact) => ({
    ...fact,
    economicPercent: fact.economicPercent ?? null,
    votingPercent: fact.votingPercent ?? null,
    validFrom: null,
    validTo: null,
  }));

  it.each([
    ['aws-bedrock', 'amazon', 'First-party'],
    ['aws-bedrock', 'anthropic', 'Affiliated, share unknown'],
    ['aws-bedrock', 'openai', 'Affiliated, share unknown'],
    ['aws-bedrock', 'mistral', 'Unknown'],
    ['azure', 'microsoft', 'First-party'],
    ['azure', 'openai', 'Affiliated, 20–50 %'],
    ['azure', 'anthropic', 'Affiliated, share unknown'],
    ['github-copilot', 'openai', 'Affiliated, 20–50 %'],
    ['vertex', 'google', 'First-party'],
    ['google-ai-studio', 'google', 'First-party'],
    ['vertex', 'anthropic', 'Affiliated, 5–20 %'],
    ['anthropic', 'anthropic', 'First-party'],
    ['openrouter', 'anthropic', 'Unknown'],
  ])('%s selling a model of %s: %s', (channel, owner, expected) => {
    expect(affiliationLabel(affiliation(channel, owner, AT, records))).toBe(expected);
  });

  it('each has a source, a date and a confidence, and no percentage that is not public', () => {
    for (const fact of STAKES) {
      expect(fact.source.length).toBeGreaterThan(10);
      expect(fact.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(['high', 'medium', 'low']).toContain(fact.confidence);
    }
    const percentages = STAKES.filter((fact) => fact.economicPercent !== undefined).map((fact) => fact.key);
    expect(percentages).toEqual(['microsoft-in-openai', 'google-in-anthropic']);
    expect(STAKES.find((fact) => fact.key === 'amazon-in-anthropic')?.committedUsd).toBe('8000000000');
    expect(STAKES.find((fact) => fact.key === 'amazon-in-openai')?.committedUsd).toBe('50000000000');
  });

  it('keys are unique', () => {
    expect(new Set(STAKES.map((fact) => fact.key)).size).toBe(STAKES.length);
  });
});
