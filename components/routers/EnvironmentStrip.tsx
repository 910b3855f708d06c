import { ConvergenceBar } from '@/components/ui/ConvergenceBar';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { Link } from '@/components/ui/Link';
import { routersHref } from '@/components/ui/links/routers';
import type { Convergence } from '@/lib/routers/convergence';
import { convergenceShort } from '@/lib/routers/convergence-words';
import styles from './routers.module.css';

export interface EnvironmentConvergence {
  readonly key: string;
  readonly name: string;
  readonly production: boolean;
  readonly convergence: Convergence;
}

/** How far the routers of each environment have come, to go from one to the other. */
export function EnvironmentStrip({
  environments,
  current,
}: {
  readonly environments: readonly EnvironmentConvergence[];
  readonly current: string;
}) {
  return (
    <nav aria-label="Environments" className={styles.strip}>
      {environments.map(({ key, name, production, convergence }) => (
        <Link
          key={key}
          href={routersHref(key)}
          className={styles.environment}
          aria-current={key === current ? 'true' : undefined}
        >
          <span className={styles.environmentLine}>
            <EnvironmentSign name={name} production={production} />
            <span className="numeric" aria-hidden>
              {convergenceShort(convergence)}
            </span>
          </span>
          <ConvergenceBar convergence={convergence} thin />
        </Link>
      ))}
    </nav>
  );
}
