import { CommentThread } from '@/components/ui/comments/CommentThread';
import type { CommentActions } from '@/components/ui/comments/comment-actions';
import { Link } from '@/components/ui/Link';
import { taskClassHref } from '@/components/ui/links/routing';
import type { Change } from '@/lib/routing/diff';
import type { CommentDto } from '@/lib/routing/review';
import { ChangesList } from '../ChangesList';
import styles from './review.module.css';

/** What is said about a draft, and how more is. */
export interface Discussion {
  readonly about: Readonly<Record<string, string>>;
  readonly comments: readonly CommentDto[];
  readonly mayComment: boolean;
  readonly actions: CommentActions;
}

/** Changes rule by rule, each with what is said about it; then what comes with them. */
export function ChangesByRule({
  changes,
  environment,
  draft,
  discussion,
}: {
  readonly changes: readonly Change[];
  readonly environment: string;
  readonly draft: string;
  readonly discussion: Discussion;
}) {
  const { comments, ...thread } = discussion;
  const rules = changes.filter(({ subject }) => subject === 'rule');
  const groups = grouped(rules, ({ taskClass, name }) => `${taskClass} ${name}`);
  const others = changes.filter(({ subject }) => subject !== 'rule');
  const named = new Set(rules.map(({ name }) => name));
  const elsewhere = grouped(
    comments.filter(({ rule }) => rule !== null && !named.has(rule)),
    ({ rule }) => rule ?? '',
  );
  return (
    <div className={styles.groups}>
      {[...groups].map(([key, group]) => {
        const { taskClass, name } = group[0] as Change;
        return (
          <article key={key} className={styles.group} aria-label={`Rule ${name}`}>
            <h3 className="visually-hidden">Rule {name}</h3>
            <ChangesList changes={group} />
            {taskClass && (
              <p className={styles.place}>
                <Link href={taskClassHref(taskClass, environment, draft)}>
                  Among the rules of {taskClass}
                </Link>
              </p>
            )}
            <CommentThread
              {...thread}
              about={{ ...thread.about, rule: name }}
              of={name}
              comments={comments.filter(({ rule }) => rule === name)}
            />
          </article>
        );
      })}
      {others.length > 0 && (
        <article className={styles.group} aria-label="What comes with it">
          <h3 className={styles.groupTitle}>
            <span>{rules.length > 0 ? 'What comes with it' : 'Task classes, offerings and vocabulary'}</span>
          </h3>
          <ChangesList changes={others} />
        </article>
      )}
      {[...elsewhere].map(([rule, said]) => (
        <article key={rule} className={styles.group} aria-label={`Rule ${rule}`}>
          <h3 className={styles.groupTitle}>
            <span>{rule}</span> <span className={styles.muted}>not changed any more</span>
          </h3>
          <CommentThread {...thread} about={{ ...thread.about, rule }} of={rule} comments={said} />
        </article>
      ))}
    </div>
  );
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
