import { describe, expect, it } from 'vitest';
import { type GraphNode, type OwnershipStake, ownershipChanges, ownershipGraph } from './ownership-graph';

const AT = new Date('2026-11-21T08:00:00.000Z');

function stake(holder: string, subject: string, more: Partial<OwnershipStake> = {}): OwnershipStake {
  return {
    key: `${holder}-in-${subject}`,
    holder,
    subject,
    holderKey: holder,
    holderName: holder,
    subjectKey: subject,
    subjectName: subject,
    kind: 'controls',
    economicPercent: null,
    votingPercent: null,
    revenueSharePercent: null,
    committedUsd: null,
    spendCommitmentUsd: null,
    convertible: null,
    boardSeats: null,
    exclusivity: null,
    note: null,
    source: 'test',
    asOf: '2026-01-01',
    confidence: 'high',
    validFrom: null,
    validTo: null,
    ...more,
  };
}

const names = (parts: ReturnType<typeof ownershipGraph>) =>
  parts.map(({ nodes }) => nodes.map(({ key }) => key));

describe('ownershipGraph', () => {
  const cloud = [
    stake('company', 'shelf'),
    stake('company', 'lab', { kind: 'interest', economicPercent: '14', votingPercent: '3' }),
    stake('other', 'lab', { kind: 'interest' }),
    stake('far', 'away', { kind: 'none', asOf: '2026-02-01' }),
  ];

  it('shows what nothing joins apart, the largest first, each stake with its size', () => {
    const parts = ownershipGraph(cloud, AT);
    expect(names(parts).map((keys) => [...keys].sort())).toEqual([
      ['company', 'lab', 'other', 'shelf'],
      ['away', 'far'],
    ]);
    const labels = Object.fromEntries(
      parts.flatMap(({ edges }) =>
        edges.map(({ stake: { key }, label, unknown }) => [key, [label, unknown]]),
      ),
    );
    expect(labels).toEqual({
      'company-in-shelf': ['controls', false],
      'company-in-lab': ['14 %', false],
      'other-in-lab': ['share unknown', true],
      'far-in-away': ['nothing', false],
    });
  });

  it('is the same whatever the order in which stakes come', () => {
    expect(ownershipGraph([...cloud].reverse(), AT)).toEqual(ownershipGraph(cloud, AT));
  });

  it('shows what held at the time', () => {
    const dated = [
      stake('a', 'b', { validFrom: '2026-03-01T00:00:00.000Z', validTo: '2026-05-01T00:00:00.000Z' }),
    ];
    const on = (at: string) => ownershipGraph(dated, new Date(at)).length;
    expect(on('2026-02-28T23:59:59.999Z')).toBe(0);
    expect(on('2026-03-01T00:00:00.000Z')).toBe(1);
    expect(on('2026-05-01T00:00:00.000Z')).toBe(0);
    expect(ownershipChanges([...dated, ...cloud])).toEqual([
      '2026-02-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
      '2026-05-01T00:00:00.000Z',
    ]);
  });

  it('shows around a vendor what touches it and those that it is one company with', () => {
    expect(
      names(ownershipGraph(cloud, AT, 'shelf'))
        .flat()
        .sort(),
    ).toEqual(['company', 'lab', 'shelf']);
    expect(ownershipGraph(cloud, AT, 'nobody')).toEqual([]);
  });

  it('lays sixty vendors out without one above another, and stakes in both directions', () => {
    const many = Array.from({ length: 60 }, (_, nth) => stake(`holder-${nth % 9}`, `vendor-${nth}`));
    const parts = ownershipGraph([...many, stake('vendor-0', 'holder-0', { kind: 'interest' })], AT);
    for (const { nodes, width, height } of parts) {
      for (const [nth, a] of nodes.entries()) {
        expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
        expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
        expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
        expect(nodes.slice(nth + 1).some((b) => overlap(a, b))).toBe(false);
      }
    }
    expect(parts.reduce((sum, { edges }) => sum + edges.length, 0)).toBe(61);
  });
});

function overlap(a: GraphNode, b: GraphNode): boolean {
  return Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;
}
