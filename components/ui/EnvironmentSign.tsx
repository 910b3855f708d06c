import { IconShieldFilled } from '@tabler/icons-react';
import styles from './environment.module.css';

/** An environment's name; production says so in a word and a colour of its own, wherever it is shown. */
export function EnvironmentSign({
  name,
  production,
}: {
  readonly name: string;
  readonly production: boolean;
}) {
  return (
    <span className={styles.sign} data-production={production || undefined}>
      {production && <IconShieldFilled size={12} aria-hidden />}
      {name}
    </span>
  );
}
