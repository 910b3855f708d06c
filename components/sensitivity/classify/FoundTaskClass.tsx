import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { taskClassHref } from '@/components/ui/links/routing';
import { Sign } from '@/components/ui/Sign';
import type { Compared, MatchedTaskClass } from '@/lib/sensitivity/classify-task-class';
import styles from './classify.module.css';

const SHOWN = 3;
const ICONS = {
  yes: <IconCheck size={14} color="var(--good)" aria-label="Fits" />,
  nearly: <IconAlertTriangle size={14} color="var(--warning)" aria-label="Nearly" />,
  no: <IconX size={14} color="var(--bad)" aria-label="Does not fit" />,
} as const satisfies Record<Compared['fits'], unknown>;

/** The task classes that come closest, each with what speaks for and against it, and the way to a new one. */
export function FoundTaskClass({
  matches,
  environment,
  newHref,
}: {
  readonly matches: readonly MatchedTaskClass[];
  readonly environment: string;
  /** The form of a new one, filled in; null for who may not make one. */
  readonly newHref: string | null;
}) {
  const fitting = matches.some(({ fits }) => fits);
  return (
    <section className={styles.part} aria-labelledby="found-task-class">
      <h2 id="found-task-class">Task class</h2>
      <p>
        {matches.length === 0
          ? 'There is none yet.'
          : fitting
            ? 'The first of these fits; what stands beside it is what to look at.'
            : 'None fits as it is. These come closest.'}
      </p>
      {matches.slice(0, SHOWN).map(({ key, name, fits, compared }) => (
        <article key={key} className={styles.match}>
          <div className={styles.matchHead}>
            <h3>
              <Link href={taskClassHref(key, environment)}>{name}</Link>
            </h3>
            <Sign tone={fits ? 'good' : 'neutral'}>{fits ? 'Fits' : 'Does not fit'}</Sign>
          </div>
          <ul className={styles.compared}>
            {compared.map(({ what, fits: one, sentence }) => (
              <li key={what}>
                {ICONS[one]}
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        </article>
      ))}
      {newHref && (
        <div className={styles.tools}>
          <LinkButton href={newHref} variant={fitting ? 'default' : 'filled'}>
            New task class for it
          </LinkButton>
        </div>
      )}
    </section>
  );
}
