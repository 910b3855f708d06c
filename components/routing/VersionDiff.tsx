import { ScrollRegion } from '@/components/ui/ScrollRegion';
import type { DiffFold, DiffLine, JsonDiff } from '@/lib/routing/json-diff';
import { count } from './DraftBar';
import styles from './version-diff.module.css';

/** Two bundles side by side, with what is equal folded away. */
export function VersionDiff({
  diff,
  left,
  right,
}: {
  readonly diff: JsonDiff;
  /** What each side is: "staging version 3". */
  readonly left: string;
  readonly right: string;
}) {
  if (diff.changed === 0) return <p>The two bundles are the same, byte for byte.</p>;
  return (
    <>
      <ScrollRegion className={styles.diff} label="Bundles side by side">
        <table>
          <thead>
            <tr>
              <th scope="col">{left}</th>
              <th scope="col">{right}</th>
            </tr>
          </thead>
          <tbody>
            {diff.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place, and never move
              <Row key={index} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {diff.more > 0 && (
        <p>And {count(diff.more, 'line')} more. Take both bundles as files to see them all.</p>
      )}
    </>
  );
}

function Row({ row }: { readonly row: DiffLine | DiffFold }) {
  if (row.kind === 'fold') {
    return (
      <tr>
        <td data-fold colSpan={2}>
          {count(row.lines, 'equal line')}
          {row.place && ` · ${row.place}`}
        </td>
      </tr>
    );
  }
  if (row.kind === 'same') {
    return (
      <tr data-same>
        <td>{row.left}</td>
        <td>{row.right}</td>
      </tr>
    );
  }
  return (
    <tr>
      <td data-side={row.left === null ? undefined : 'left'}>{row.left !== null && <del>{row.left}</del>}</td>
      <td data-side={row.right === null ? undefined : 'right'}>
        {row.right !== null && <ins>{row.right}</ins>}
      </td>
    </tr>
  );
}
