import type { PlottedOffering } from '@/lib/routing/rank-view';

/**
 * One offering: a diamond if it is selected, else a circle; ringed on the frontier; hollow where its latency is not known.
 * Told apart without colour.
 */
export function ChartPoint({
  x,
  y,
  point,
  marked = false,
}: {
  readonly x: number;
  readonly y: number;
  readonly point: Pick<PlottedOffering, 'selected' | 'frontier' | 'latency'> & { readonly radius: number };
  readonly marked?: boolean;
}) {
  const { selected, frontier, latency, radius } = point;
  const colour = selected ? 'var(--accent)' : 'var(--ink-faint)';
  const look = {
    fill: latency === null ? 'var(--surface)' : colour,
    fillOpacity: latency === null || selected ? 1 : 0.35,
    stroke: colour,
    strokeWidth: 1.5,
    ...(latency === null && { strokeDasharray: '2 1.5' }),
  };
  const side = radius * 1.25;
  return (
    <g style={{ cursor: 'pointer' }}>
      {marked && <circle cx={x} cy={y} r={radius + 7} fill="var(--accent)" fillOpacity={0.22} />}
      {frontier && <circle cx={x} cy={y} r={radius + 3} fill="none" stroke="var(--ink)" strokeWidth={1.5} />}
      {selected ? (
        <path d={`M${x} ${y - side}L${x + side} ${y}L${x} ${y + side}L${x - side} ${y}Z`} {...look} />
      ) : (
        <circle cx={x} cy={y} r={radius} {...look} />
      )}
    </g>
  );
}
