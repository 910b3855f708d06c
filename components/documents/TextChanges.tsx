import { diffWordsWithSpace, structuredPatch } from 'diff';
import styles from './changes.module.css';

/** Ms after which two texts are taken for too different to be compared. */
const PATIENCE_MS = 3_000;

/** What one text says that another does not, paragraph by paragraph with what stands around it. */
export function TextChanges({ before, after }: { readonly before: string; readonly after: string }) {
  const patch = structuredPatch('', '', before, after, '', '', { context: 2, timeout: PATIENCE_MS });
  if (!patch) return <p>The two are too different to be shown side by side. Read the new one whole.</p>;
  if (patch.hunks.length === 0) return <p>Both say the same.</p>;
  return (
    <div className={styles.changes}>
      {patch.hunks.map(({ newStart, lines }) => (
        <div key={newStart} className={styles.hunk}>
          {paired(lines).map((line, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that does not change
            <Line key={nth} line={line} />
          ))}
        </div>
      ))}
    </div>
  );
}

type Line =
  | { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }
  | { readonly kind: 'changed'; readonly text: string; readonly was: string };

/** A paragraph that is taken out and the one that comes in its place are one that has changed. */
function paired(lines: readonly string[]): Line[] {
  const all: Line[] = [];
  let gone: string[] = [];
  for (const line of [...lines, ' ']) {
    const [sign, text] = [line[0], line.slice(1)];
    if (sign === '-') gone.push(text);
    else if (sign === '+') {
      const was = gone.shift();
      all.push(was === undefined ? { kind: 'new', text } : { kind: 'changed', text, was });
    } else if (sign === ' ') {
      all.push(...gone.map((one) => ({ kind: 'gone' as const, text: one })));
      gone = [];
      all.push({ kind: 'same', text });
    }
  }
  return all.slice(0, -1);
}

function Line({ line }: { readonly line: Line }) {
  if (line.kind !== 'changed') {
    const Tag = line.kind === 'gone' ? 'del' : line.kind === 'new' ? 'ins' : 'span';
    return (
      <p className={line.kind === 'same' ? styles.same : undefined}>
        <Tag>{line.text}</Tag>
      </p>
    );
  }
  return (
    <p>
      {diffWordsWithSpace(line.was, line.text).map(({ value, added, removed }, nth) => {
        const key = `${nth} ${value}`;
        if (added) return <ins key={key}>{value}</ins>;
        return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>;
      })}
    </p>
  );
}
