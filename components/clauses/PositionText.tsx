import type { ClauseType } from '@/lib/contracts/clause-type';
import type { PlaybookPosition } from '@/lib/contracts/playbook';
import { predicateWords } from '@/lib/contracts/predicate-words';
import styles from './playbook.module.css';
import { LEVELS } from './position-levels';

/** A position for those who only read it. */
export function PositionText({
  type: { parameters },
  position,
}: {
  readonly type: ClauseType;
  readonly position: PlaybookPosition | null;
}) {
  if (!position) return <p className={styles.quiet}>There is no position on this type yet.</p>;
  return (
    <div className={styles.levels}>
      {LEVELS.map(({ key, name, checked }) => (
        <section key={key} className={styles.level} aria-label={name}>
          <h3 className={styles.levelName}>{name}</h3>
          <p className={styles.text}>{position[key] || 'Not said'}</p>
          {position.checks[key].length > 0 && (
            <>
              <p className={styles.checked}>{checked}</p>
              <ul className={styles.list}>
                {position.checks[key].map((check) => {
                  const words = predicateWords(check, parameters);
                  return <li key={words}>{words}</li>;
                })}
              </ul>
            </>
          )}
        </section>
      ))}
    </div>
  );
}
