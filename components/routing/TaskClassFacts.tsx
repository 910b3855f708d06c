'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { CopyButton } from '@/components/ui/CopyButton';
import { routingHref } from '@/components/ui/links/routing';
import { Section } from '@/components/ui/Section';
import type { ActionResult } from '@/lib/http/action-result';
import type { TaskClassDto } from '@/lib/routing/dto';
import styles from './routing.module.css';

/** What a task class asks for, and (where nothing hangs on it) the way to archive it. */
export function TaskClassFacts({
  taskClass,
  archive,
  environment,
}: {
  readonly taskClass: TaskClassDto;
  readonly archive: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
  readonly environment: string;
}) {
  const router = useRouter();
  const label = (level: string, tags: readonly string[]) => [level, ...tags].join(', ');
  const tokens = (value: number | null) => (value === null ? '–' : value.toLocaleString('en'));
  const facts: [string, ReactNode][] = [
    [
      'Key',
      <span key="key">
        <span className={styles.mono}>{taskClass.key}</span>{' '}
        <CopyButton value={taskClass.key} label="Copy task class key" />
      </span>,
    ],
    ['Lowest label', label(taskClass.floorLevel, taskClass.floorTags)],
    ['No label means', label(taskClass.unlabelledLevel, taskClass.unlabelledTags)],
    ['p95 latency', taskClass.slaP95Ms === null ? '–' : `${taskClass.slaP95Ms.toLocaleString('en')} ms`],
    [
      'Cost tolerance',
      taskClass.costToleranceUsd === null ? '–' : `$${taskClass.costToleranceUsd} a request`,
    ],
    [
      'Reference task',
      taskClass.referenceInputTokens === null && taskClass.referenceOutputTokens === null
        ? '–'
        : `${tokens(taskClass.referenceInputTokens)} tokens in, ${tokens(taskClass.referenceOutputTokens)} out`,
    ],
    ['KPI', taskClass.kpi ?? '–'],
    ['Owner', taskClass.ownerName ?? '–'],
  ];
  return (
    <Section
      title="What the work asks for"
      actions={
        archive && (
          <ConfirmAction
            label="Archive"
            title={`Archive ${taskClass.name}?`}
            effect="Requests of it will be denied as unknown after the next publish. Its key stays taken."
            confirmLabel="Archive task class"
            buttonProps={{ size: 'compact-sm' }}
            onConfirm={async () => {
              const result = await archive({ id: taskClass.id, revision: taskClass.revision });
              if (result.ok) router.push(routingHref(environment));
              return result;
            }}
          />
        )
      }
    >
      <dl className={styles.factList}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
