import type { ReactNode } from 'react';
import styles from './Sign.module.css';

export type Tone = 'neutral' | 'good' | 'warning' | 'bad' | 'information';

/** A state in a word, with an icon and a colour that only repeat what the word says. */
export function Sign({
  tone,
  icon,
  title,
  children,
}: {
  readonly tone: Tone;
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span className={styles.sign} data-tone={tone} title={title}>
      {icon && (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      )}
      {children}
    </span>
  );
}
