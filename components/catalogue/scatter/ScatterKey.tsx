import { AFFILIATION_KINDS, affiliationLabel } from '@/lib/catalog/affiliation-kinds';
import type { Measure } from '@/lib/catalog/measures';
import type { ScatterPoint } from '@/lib/catalog/scatter';
import styles from './scatter.module.css';
import { pathsByKind } from './scatter-points';

/** What shapes, rings and sizes mean, of those that are there. */
export function ScatterKey({
  points,
  size,
}: {
  readonly points: readonly ScatterPoint[];
  readonly size: Measure | null;
}) {
  const [example] = points;
  if (!example) return null;
  const kinds = AFFILIATION_KINDS.filter((kind) => points.some(({ affiliation }) => affiliation === kind));
  return (
    <ul className={styles.key}>
      {kinds.map((affiliation) => (
        <li key={affiliation}>
          <svg width={14} height={14} aria-hidden>
            <path
              d={pathsByKind([{ point: { ...example, affiliation }, cx: 7, cy: 7, radius: 4.5 }]).get(
                affiliation,
              )}
              fill={affiliation === 'unknown' ? 'var(--surface)' : 'var(--ink-faint)'}
              stroke="var(--ink-faint)"
            />
          </svg>
          {affiliation === 'affiliated' ? 'Affiliated' : affiliationLabel({ kind: affiliation, band: null })}
        </li>
      ))}
      <li>
        <svg width={16} height={16} aria-hidden>
          <circle cx={8} cy={8} r={6.5} fill="none" stroke="var(--accent)" strokeWidth={1.75} />
        </svg>
        On the frontier
      </li>
      {size && <li>Larger: more {size.label.toLowerCase()}; smallest where it is not known</li>}
    </ul>
  );
}
