import Link from 'next/link';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { taskClassHref } from '@/components/ui/links/routing';
import type { EnvironmentDto } from '@/lib/routing/dto';
import type { FallbackGap } from './fallback-gaps';
import styles from './overview.module.css';

const WHY = { no_rule: 'has no rule', one_offering: 'lists a single offering' } as const;

/** The gaps of every environment that has a policy; the others are not in use yet. */
export function FallbackGaps({
  states,
}: {
  readonly states: readonly {
    readonly environment: EnvironmentDto;
    readonly gaps: readonly FallbackGap[];
    readonly draft: { readonly activeVersion: number | null };
  }[];
}) {
  const used = states.filter(({ draft }) => draft.activeVersion !== null);
  const gaps = used.flatMap(({ environment, gaps: found }) => found.map((gap) => ({ environment, ...gap })));
  if (used.length === 0)
    return <p className={styles.quiet}>Nothing is published yet, so nothing can fail.</p>;
  if (gaps.length === 0)
    return <p className={styles.quiet}>None. Every rule lists at least two offerings.</p>;
  return (
    <ul className={styles.gaps}>
      {gaps.map(({ environment, taskClass, name, why }) => (
        <li key={`${environment.key} ${taskClass}`}>
          <EnvironmentSign name={environment.name} production={environment.production} />
          <span>
            <Link href={taskClassHref(taskClass, environment.key)}>{name}</Link>{' '}
            <span className={styles.quiet}>{WHY[why]}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
