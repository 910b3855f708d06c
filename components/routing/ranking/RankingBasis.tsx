import { formatCount, formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { editTaskClassHref } from '@/components/ui/links/routing';
import { listOf } from '@/lib/routing/describe';
import { weightShares } from '@/lib/routing/rank-parts';
import type { RankingView } from '@/lib/routing/rank-view';
import { MEASURE_WORDS } from '@/lib/routing/rank-words';
import { MEASURES, type RankedSelection } from '@/lib/routing/select-schema';
import styles from './ranking.module.css';

const NOUNS = { cost: 'known cost', latency: 'measured latency', quality: 'measured quality' } as const;

/** What the ranking rests on beside the selection, and the key to its bars. */
export function RankingBasis({
  view,
  stated,
  taskClass,
  environment,
}: {
  readonly view: RankingView;
  readonly stated: RankedSelection;
  readonly taskClass: string;
  readonly environment: string;
}) {
  const { referenceTask, select, label, measured, considered } = view;
  const shares = weightShares(select.weights);
  const floor = select.quality?.atLeast !== undefined && stated.quality?.atLeast === undefined;
  const weighed = MEASURES.filter((measure) => select.weights[measure] > 0);
  const lacking = weighed.filter(
    (measure) => measured[measure] < considered && (measure !== 'cost' || referenceTask !== null),
  );
  return (
    <div className={styles.basis}>
      <ul className={styles.key} aria-label="Weights">
        {weighed.map((measure) => (
          <li key={measure}>
            <span className={styles.swatch} data-measure={measure} aria-hidden />
            {MEASURE_WORDS[measure]} {shares[measure]} %
          </li>
        ))}
      </ul>
      <p>
        {referenceTask ? (
          `Cost is of a task with ${formatCount(referenceTask.inputTokens)} tokens in and ${formatCount(referenceTask.outputTokens)} out.`
        ) : (
          <>
            The task class states no reference task, so no cost is known.{' '}
            <Link href={editTaskClassHref(taskClass, environment)}>State one</Link>
          </>
        )}{' '}
        Cleared for {[label.level, ...label.tags].join(', ')}.
      </p>
      {floor && (
        <p>
          The task class asks for at least {select.quality?.atLeast} on {select.quality?.benchmark}; the rule
          states no bound of its own.
        </p>
      )}
      {lacking.length > 0 && (
        <p className={lacking.some((measure) => measured[measure] === 0) ? styles.caution : undefined}>
          {`Of ${formatPlural(considered, 'offering')}, ${listOf(
            lacking.map(
              (measure) =>
                `${formatCount(measured[measure])} ${measured[measure] === 1 ? 'has' : 'have'} a ${NOUNS[measure]}`,
            ),
            'and',
          )}.`}
          {select.missing === 'out' ? ' The others are out.' : ' For the others it counts as the worst.'}
        </p>
      )}
    </div>
  );
}
