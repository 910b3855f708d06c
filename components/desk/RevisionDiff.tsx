import type { ClauseContent } from '@/lib/contracts/clause-content';
import { clauseFields } from '@/lib/contracts/clause-words';
import type { Parameter } from '@/lib/contracts/parameters';
import styles from './history.module.css';
import { WordDiff } from './WordDiff';

/** What a clause says, against what it said before: what changed word by word, what stayed quietly under it. */
export function RevisionDiff({
  before,
  after,
  parameters,
}: {
  /** Null = it said nothing before. */
  readonly before: ClauseContent | null;
  readonly after: ClauseContent;
  readonly parameters: readonly Parameter[];
}) {
  const old = before ? clauseFields(before, parameters) : [];
  const fields = clauseFields(after, parameters)
    .map(({ label, text }, nth) => ({ label, text, was: before ? (old[nth]?.text ?? '') : text }))
    .filter(({ text, was }) => text !== '' || was !== '');
  const changed = fields.filter(({ text, was }) => text !== was);
  const same = fields.filter(({ text, was }) => text === was);
  return (
    <div className={styles.fields}>
      {before && changed.length === 0 && <p className={styles.quiet}>It says the same as before.</p>}
      {changed.length > 0 && (
        <dl>
          {changed.map(({ label, text, was }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <WordDiff before={was} after={text} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {same.length > 0 && (
        <dl data-quiet={before !== null || undefined}>
          {same.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
