'use client';

import { useRouter } from 'next/navigation';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { Facts } from '@/components/ui/Facts';
import { routingHref } from '@/components/ui/links/routing';
import { MonoId } from '@/components/ui/MonoId';
import { Section } from '@/components/ui/Section';
import type { ActionResult } from '@/lib/http/action-result';
import type { TaskClassDto } from '@/lib/routing/dto';

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
  const facts = [
    { label: 'Key', value: <MonoId value={taskClass.key} label="Copy task class key" /> },
    { label: 'Lowest label', value: label(taskClass.floorLevel, taskClass.floorTags) },
    { label: 'No label means', value: label(taskClass.unlabelledLevel, taskClass.unlabelledTags) },
    {
      label: 'p95 latency',
      value: taskClass.slaP95Ms === null ? '–' : `${taskClass.slaP95Ms.toLocaleString('en')} ms`,
    },
    {
      label: 'Cost tolerance',
      value: taskClass.costToleranceUsd === null ? '–' : `$${taskClass.costToleranceUsd} a request`,
    },
    {
      label: 'Reference task',
      value:
        taskClass.referenceInputTokens === null && taskClass.referenceOutputTokens === null
          ? '–'
          : `${tokens(taskClass.referenceInputTokens)} tokens in, ${tokens(taskClass.referenceOutputTokens)} out`,
    },
    { label: 'KPI', value: taskClass.kpi ?? '–' },
    { label: 'Owner', value: taskClass.ownerName ?? '–' },
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
      <Facts facts={facts} />
    </Section>
  );
}
