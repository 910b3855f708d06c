import { Link } from '@/components/ui/Link';
import type { FirstStep } from '@/lib/overview/first-steps';
import styles from './overview.module.css';

/** What the reader does first in an installation that has only begun. */
export function FirstSteps({ steps }: { readonly steps: readonly FirstStep[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map(({ title, text, href }) => (
        <li key={href}>
          <Link href={href}>{title}</Link>
          <span className={styles.quiet}>{text}</span>
        </li>
      ))}
    </ol>
  );
}
