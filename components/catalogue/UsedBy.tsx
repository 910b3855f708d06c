import Link from 'next/link';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { ruleHref } from '@/components/ui/links/routing';
import type { EnvironmentDto, TaskClassRules } from '@/lib/routing/dto';
import styles from './catalogue.module.css';

/** A rule of a draft that names an offering. */
export interface RuleUse {
  readonly environment: EnvironmentDto;
  /** The draft's name. */
  readonly draft: string;
  readonly taskClass: string;
  readonly taskClassName: string;
  readonly ruleId: string;
  readonly ruleKey: string;
  readonly enabled: boolean;
  /** Tried first, or only after others or on escalation. */
  readonly first: boolean;
}

/** The rules of an environment's draft that name an offering, as target or on escalation. */
export function rulesNaming(
  offering: string,
  environment: EnvironmentDto,
  taskClasses: readonly TaskClassRules[],
): readonly RuleUse[] {
  return taskClasses.flatMap((taskClass) =>
    taskClass.rules.flatMap(({ id, key, draft, enabled, definition }) => {
      const lists = definition.arms.map((arm) => arm.targets.map((target) => target.offering));
      const escalated = definition.escalate?.targets.some((target) => target.offering === offering) ?? false;
      if (!escalated && !lists.some((list) => list.includes(offering))) return [];
      const first = lists.some((list) => list[0] === offering);
      return [
        {
          environment,
          draft,
          taskClass: taskClass.key,
          taskClassName: taskClass.name,
          ruleId: id,
          ruleKey: key,
          enabled,
          first,
        },
      ];
    }),
  );
}

/** Where routing names an offering, so that nobody changes it unaware. */
export function UsedBy({ uses }: { readonly uses: readonly RuleUse[] }) {
  if (uses.length === 0) return <p className={styles.quiet}>No rule names this offering.</p>;
  return (
    <ul className={styles.uses}>
      {uses.map(({ environment, draft, taskClass, taskClassName, ruleId, ruleKey, enabled, first }) => (
        <li key={`${environment.key} ${ruleId}`}>
          <EnvironmentSign name={environment.name} production={environment.production} />{' '}
          <Link href={ruleHref(taskClass, ruleId, environment.key, draft)}>
            {taskClassName}, rule {ruleKey}
          </Link>{' '}
          <span className={styles.quiet}>
            {enabled ? (first ? 'tried first' : 'as fallback') : 'switched off'}
          </span>
        </li>
      ))}
    </ul>
  );
}
