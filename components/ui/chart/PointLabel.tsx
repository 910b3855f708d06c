/** The name of a point beside it, readable over whatever lies below. */
export function PointLabel({
  text,
  x,
  y,
  anchor,
  strong = false,
}: {
  readonly text: string;
  /** Pixels. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly strong?: boolean;
}) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      dominantBaseline="central"
      fontSize={11}
      fontWeight={strong ? 600 : 400}
      fill="var(--ink)"
      stroke="var(--surface)"
      strokeWidth={3}
      paintOrder="stroke"
      pointerEvents="none"
    >
      {text}
    </text>
  );
}
