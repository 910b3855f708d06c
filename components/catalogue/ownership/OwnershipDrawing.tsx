import { Link } from '@/components/ui/Link';
import { ownershipHref } from '@/components/ui/links/vendors';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import { STAKE_VERBS } from '../vendor/stake-words';
import styles from './ownership.module.css';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A part of the graph as it is laid out; lib/catalog/ownership-graph.ts. */
export interface DrawnPart {
  readonly nodes: readonly (Point & {
    readonly key: string;
    readonly name: string;
    readonly width: number;
    readonly height: number;
  })[];
  readonly edges: readonly {
    readonly stake: {
      readonly key: string;
      readonly kind: 'controls' | 'interest' | 'none';
      readonly holderName: string;
      readonly subjectName: string;
    };
    readonly label: string;
    readonly unknown: boolean;
    readonly points: readonly Point[];
    readonly labelAt: Point;
  }[];
  readonly width: number;
  readonly height: number;
}

/** Who holds what in whom, drawn: from who holds, on the left, to who is held. Each vendor leads to what is around it. */
export function OwnershipDrawing({
  parts,
  around,
  on,
}: {
  readonly parts: readonly DrawnPart[];
  readonly around: string | null;
  /** The day that is asked about; absent = today. */
  readonly on: string | undefined;
}) {
  return (
    <ScrollRegion className={styles.drawing} label="Ownership">
      {parts.map((part) => (
        // biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links is a group, and no fieldset
        <svg
          key={part.nodes[0]?.key}
          className={styles.part}
          width={part.width}
          height={part.height}
          viewBox={`0 0 ${part.width} ${part.height}`}
          role="group"
          aria-label={part.nodes.map(({ name }) => name).join(', ')}
        >
          {part.edges.map(({ stake, label, unknown, points, labelAt }) => (
            <g
              key={stake.key}
              className={styles.edge}
              data-kind={stake.kind}
              data-unknown={unknown || undefined}
            >
              <title>{`${stake.holderName} ${STAKE_VERBS[stake.kind]} ${stake.subjectName}: ${label}`}</title>
              <path d={curve(points)} />
              <path className={styles.head} d={arrow(points)} />
              <rect
                className={styles.plate}
                x={labelAt.x - (label.length * 6.4) / 2 - 3}
                y={labelAt.y - 8}
                width={label.length * 6.4 + 6}
                height={16}
              />
              <text x={labelAt.x} y={labelAt.y + 4}>
                {label}
              </text>
            </g>
          ))}
          {part.nodes.map(({ key, name, x, y, width, height }) => (
            <Link
              key={key}
              href={ownershipHref({ vendor: key, ...(on && { on }) })}
              className={styles.node}
              aria-current={key === around || undefined}
            >
              <title>{name}</title>
              <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={6} />
              <text x={x} y={y + 4.5}>
                {name.length > 26 ? `${name.slice(0, 25)}…` : name}
              </text>
            </Link>
          ))}
        </svg>
      ))}
    </ScrollRegion>
  );
}

/** A smooth line through points that a layout gives. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  for (const [nth, point] of rest.entries()) {
    const before = points[nth] ?? first;
    const middle = (before.x + point.x) / 2;
    path += ` C${middle},${before.y} ${middle},${point.y} ${point.x},${point.y}`;
  }
  return path;
}

/** The head of an arrow at the end of a line, which comes from the left or the right. */
function arrow(points: readonly Point[]): string {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return '';
  const back = end.x >= before.x ? -7 : 7;
  return `M${end.x},${end.y} l${back},-4 v8 z`;
}
