import { IconArrowRight } from '@tabler/icons-react';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import type {
  DecisionDiff,
  DecisionExample,
  Difference,
  TaskClassDifference,
} from '@/lib/routing/decision-diff';
import { DIFFERENCES } from '@/lib/routing/decision-diff';
import { tryRequestHref } from '@/lib/routing/try-link';
import { requestWords } from '@/lib/routing/try-request';
import styles from './differences.module.css';

const WORDS: Readonly<Record<Difference, { words: string; grave: boolean }>> = {
  denied: { words: 'denied now', grave: true },
  routed: { words: 'routed now, denied before', grave: false },
  first: { words: 'to another offering first', grave: false },
  others: { words: 'with other offerings behind the first', grave: false },
  rule: { words: 'by another rule', grave: false },
  code: { words: 'denied for another reason', grave: false },
  call: { words: 'to the same offerings, called differently', grave: false },
};

/** Which requests a draft decides differently than the active version: how many of those tried, and examples. */
export function DecisionDifferences({
  diff,
  environment,
  draft,
  activeVersion,
}: {
  readonly diff: DecisionDiff;
  readonly environment: string;
  /** Its name. */
  readonly draft: string;
  readonly activeVersion: number;
}) {
  const tried = diff.taskClasses.reduce((sum, one) => sum + one.tried + one.saved.tried, 0);
  const quiet = diff.taskClasses.filter((one) => one.different + one.saved.different === 0);
  const loud = diff.taskClasses.filter((one) => !quiet.includes(one));
  return (
    <div className={styles.differences}>
      {loud.map((one) => (
        <TaskClassPart
          key={one.taskClass}
          difference={one}
          environment={environment}
          draft={draft}
          activeVersion={activeVersion}
        />
      ))}
      <p className={styles.rest}>
        {loud.length === 0 &&
          (tried === 0
            ? 'Nothing that decisions rest on changed. '
            : `All of ${formatPlural(tried, 'request')} tried are decided as before. `)}
        {quiet.length > 0 &&
          loud.length > 0 &&
          `As before, as far as tried: ${quiet.map(({ taskClass }) => taskClass).join(', ')}. `}
        {diff.alike.length > 0 && `Nothing changed for: ${diff.alike.join(', ')}.`}
      </p>
    </div>
  );
}

function TaskClassPart({
  difference,
  environment,
  draft,
  activeVersion,
}: {
  readonly difference: TaskClassDifference;
  readonly environment: string;
  /** Its name. */
  readonly draft: string;
  readonly activeVersion: number;
}) {
  const { taskClass, tried, possible, different, deniedByBoth, counts, saved, examples } = difference;
  return (
    <section className={styles.part} aria-label={`Decisions on ${taskClass}`}>
      <h3>{taskClass}</h3>
      <p>
        {formatPlural(different, 'request')} of {tried.toLocaleString('en')} tried{' '}
        {different === 1 ? 'is' : 'are'} decided differently
        {saved.tried > 0 &&
          `, and ${saved.different.toLocaleString('en')} of ${formatPlural(saved.tried, 'saved request')}`}
        .
        {deniedByBoth > 0 && (
          <span className={styles.note}> {deniedByBoth.toLocaleString('en')} are denied as before.</span>
        )}
        {possible > tried && (
          <span className={styles.note}>
            {' '}
            They stand for {many(possible)} combinations, more than are tried at once.
          </span>
        )}
      </p>
      <ul className={styles.counts}>
        {DIFFERENCES.filter((kind) => counts[kind]).map((kind) => (
          <li key={kind} data-grave={WORDS[kind].grave || undefined}>
            <strong className="numeric">{(counts[kind] ?? 0).toLocaleString('en')}</strong>{' '}
            {WORDS[kind].words}
          </li>
        ))}
      </ul>
      <details className={styles.examples}>
        <summary>{formatPlural(examples.length, 'example')}</summary>
        <ul>
          {examples.map((example) => (
            <ExampleItem
              key={`${example.saved?.id} ${JSON.stringify(example.request)}`}
              example={example}
              environment={environment}
              draft={draft}
              activeVersion={activeVersion}
            />
          ))}
        </ul>
      </details>
    </section>
  );
}

function many(possible: number): string {
  return possible > 1e9 ? 'more than a billion' : possible.toLocaleString('en');
}

function ExampleItem({
  example,
  environment,
  draft,
  activeVersion,
}: {
  readonly example: DecisionExample;
  readonly environment: string;
  /** Its name. */
  readonly draft: string;
  readonly activeVersion: number;
}) {
  const { request, saved, before, after, why } = example;
  const name = saved ? `“${saved.name}”` : requestWords(request);
  return (
    <li className={styles.example}>
      <div className={styles.request}>
        {saved && <strong>{name}: </strong>}
        {requestWords(request)}
      </div>
      <div className={styles.change}>
        <span className={styles.before}>{before}</span>
        <IconArrowRight size={14} aria-label="becomes" />
        <span>{after}</span>
      </div>
      <div className={styles.why}>{why}</div>
      <div className={styles.links}>
        <Link
          href={tryRequestHref(environment, 'draft', request, saved?.id ?? null, draft)}
          aria-label={`Try on the draft: ${name}`}
        >
          Try on the draft
        </Link>
        <Link
          href={tryRequestHref(environment, activeVersion, request, saved?.id ?? null)}
          aria-label={`Try on version ${activeVersion}: ${name}`}
        >
          on version {activeVersion}
        </Link>
      </div>
    </li>
  );
}
