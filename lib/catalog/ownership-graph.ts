import { Graph, layout } from '@dagrejs/dagre';
import { type StakeRecord, stakeInForce } from './affiliation';
import type { StakeLine } from './details';

export type OwnershipStake = StakeLine & StakeRecord;

export interface GraphNode {
  readonly key: string;
  readonly name: string;
  /** Of its middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface GraphEdge {
  readonly stake: OwnershipStake;
  /** "controls", "14 %", "share unknown", "nothing". */
  readonly label: string;
  readonly unknown: boolean;
  /** From who holds to in whom. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly labelAt: { readonly x: number; readonly y: number };
}

/** Vendors that stakes join, laid out from those who hold to those who are held. Pixels; the same for the same stakes. */
export interface OwnershipPart {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
}

const NODE_HEIGHT = 28;
const LETTER = 7.4;
const MOST_LETTERS = 26;
const MARGIN = 6;

/**
 * Who holds what in whom at an instant, in parts that nothing joins; the largest first.
 * @param around only what touches this vendor and those that it is one company with
 */
export function ownershipGraph(
  stakes: readonly OwnershipStake[],
  at: Date,
  around: string | null = null,
): OwnershipPart[] {
  const inForce = [...stakes]
    .filter((stake) => stakeInForce(stake, at))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const shown = around === null ? inForce : touching(inForce, around);
  return parts(shown)
    .map(laidOut)
    .sort(
      (a, b) =>
        b.nodes.length - a.nodes.length || ((a.nodes[0]?.key ?? '') < (b.nodes[0]?.key ?? '') ? -1 : 1),
    );
}

/** The instants at which a stake begins or ends to hold, ascending, each once. */
export function ownershipChanges(stakes: readonly StakeRecord[]): string[] {
  const instants = stakes.flatMap(({ kind, asOf, validFrom, validTo }) => [
    validFrom ?? (kind === 'none' ? new Date(asOf).toISOString() : null),
    validTo,
  ]);
  return [...new Set(instants.filter((one) => one !== null))].sort();
}

function touching(stakes: readonly OwnershipStake[], vendor: string): OwnershipStake[] {
  const group = new Set([vendor]);
  const control = stakes.filter(({ kind }) => kind === 'controls');
  for (let before = 0; before !== group.size; ) {
    before = group.size;
    for (const { holder, subject } of control) {
      if (group.has(holder) || group.has(subject)) group.add(holder).add(subject);
    }
  }
  return stakes.filter(({ holder, subject }) => group.has(holder) || group.has(subject));
}

/** Stakes by what they join, directly or through others. */
function parts(stakes: readonly OwnershipStake[]): OwnershipStake[][] {
  const partOf = new Map<string, { stakes: OwnershipStake[]; vendors: Set<string> }>();
  for (const stake of stakes) {
    const [a, b] = [partOf.get(stake.holder), partOf.get(stake.subject)];
    const joined = {
      stakes: [...(a?.stakes ?? []), ...(b && b !== a ? b.stakes : []), stake],
      vendors: new Set([...(a?.vendors ?? []), ...(b?.vendors ?? []), stake.holder, stake.subject]),
    };
    for (const vendor of joined.vendors) partOf.set(vendor, joined);
  }
  return [...new Set(partOf.values())].map((part) => part.stakes);
}

function laidOut(stakes: readonly OwnershipStake[]): OwnershipPart {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 10, ranksep: 24, edgesep: 8, marginx: MARGIN, marginy: MARGIN });
  const names = new Map(
    stakes.flatMap(({ holder, holderName, subject, subjectName }) => [
      [holder, holderName],
      [subject, subjectName],
    ]),
  );
  for (const [key, name] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const width = Math.ceil(Math.min(name.length, MOST_LETTERS) * LETTER) + 24;
    graph.setNode(key, { width, height: NODE_HEIGHT });
  }
  for (const stake of stakes) {
    const width = Math.ceil(ownershipLabel(stake).length * 6.6) + 10;
    graph.setEdge(stake.holder, stake.subject, { width, height: 18, labelpos: 'c' }, stake.key);
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    nodes: graph.nodes().map((key) => {
      const { x, y, width: wide, height: high } = graph.node(key) as GraphNode;
      return { key, name: names.get(key) ?? key, x, y, width: wide, height: high };
    }),
    edges: stakes.map((stake): GraphEdge => {
      const drawn = graph.edge({ v: stake.holder, w: stake.subject, name: stake.key }) as {
        points: { x: number; y: number }[];
        x: number;
        y: number;
      };
      const label = ownershipLabel(stake);
      return {
        stake,
        label,
        unknown: label === 'share unknown',
        points: drawn.points.map(({ x, y }) => ({ x, y })),
        labelAt: { x: drawn.x, y: drawn.y },
      };
    }),
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
}

/** What stands at the line of a stake: its kind, and of an interest the largest share that is known. */
export function ownershipLabel({ kind, economicPercent, votingPercent }: StakeRecord): string {
  if (kind === 'controls') return 'controls';
  if (kind === 'none') return 'nothing';
  const known = [economicPercent, votingPercent].filter((one) => one !== null).map(Number);
  return known.length === 0 ? 'share unknown' : `${Math.max(...known)} %`;
}
