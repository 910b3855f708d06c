'use client';

import { useRouter } from 'next/navigation';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { Facts } from '@/components/ui/Facts';
import { formatDollars } from '@/components/ui/format-number';
import { routingHref } from '@/components/ui/links/routing';
import { MonoId } from '@/components/ui/MonoId';
import { Section } from '@/components/ui/Section';
import type { ActionResult } from '@/lib/http/action-result';
import type { TaskClassDto } from '@/lib/routing/dto';
import type { Use } from '@/lib/routing/where-used';
import { count } from './DraftBar';
import styles from './routing.module.css';
import { UsesList } from './UsesList';

type Archive = (input: unknown) => Promise<ActionResult<unknown>>;

/** What a task class asks for, where it is used, and the way to archive it once no draft has a rule for it. */
export function TaskClassFacts({
  taskClass,
  uses,
  archive,
  environment,
}: {
  readonly taskClass: TaskClassDto;
  readonly uses: readonly Use[];
  /** Null = the reader may not. */
  readonly archive: Archive | null;
  readonly environment: string;
}) {
  const inDrafts = uses.filter((use) => use.kind === 'draft');
  return (
    <>
      <Section title="What the work asks for">
        <Facts facts={factsOf(taskClass)} />
      </Section>
      <Section
        title="Where it is used"
        note="Rules in every environment’s drafts, in what is active there now, and saved requests."
        actions={
          archive &&
          inDrafts.length === 0 && (
            <ArchiveButton taskClass={taskClass} uses={uses} archive={archive} environment={environment} />
          )
        }
      >
        {uses.length === 0 ? (
          <p>Nowhere yet: no draft or active version has a rule for it, and no request is saved.</p>
        ) : (
          <UsesList uses={uses} environment={environment} ofOneClass />
        )}
        {archive && inDrafts.length > 0 && (
          <p className={styles.unit}>
            It can be archived once no draft has a rule for it ({count(inDrafts.length, 'rule')} now).
          </p>
        )}
      </Section>
    </>
  );
}

function ArchiveButton({
  taskClass,
  uses,
  archive,
  environment,
}: {
  readonly taskClass: TaskClassDto;
  readonly uses: readonly Use[];
  readonly archive: Archive;
  readonly environment: string;
}) {
  const router = useRouter();
  const active = uses.filter((use) => use.kind === 'version');
  const saved = uses.filter((use) => use.kind === 'saved request');
  const versions = [...new Set(active.map((use) => `version ${use.version} of ${use.environment}`))];
  return (
    <ConfirmAction
      label="Archive"
      title={`Archive ${taskClass.name}?`}
      effect={
        <>
          {versions.length > 0
            ? `Routers follow ${versions.join(', ')}, which still ${versions.length > 1 ? 'have' : 'has'} rules for it: after the next publish there its requests are denied as unknown.`
            : 'Requests of it are denied as unknown.'}
          {saved.length > 0 &&
            ` ${count(saved.length, 'saved request')} will no longer be run: ${saved.map((use) => use.name).join(', ')}.`}{' '}
          Its key stays taken.
        </>
      }
      confirmLabel="Archive task class"
      buttonProps={{ size: 'compact-sm' }}
      onConfirm={async () => {
        const result = await archive({ id: taskClass.id, revision: taskClass.revision });
        if (result.ok) router.push(routingHref(environment));
        return result;
      }}
    />
  );
}

function factsOf(taskClass: TaskClassDto) {
  const label = (level: string, tags: readonly string[]) => [level, ...tags].join(', ');
  const or = (value: string | null) => value ?? '–';
  const { slaP95Ms, slaAvailability, costToleranceUsd, qualityFloor, qualityBenchmark } = taskClass;
  const { referenceInputTokens: input, referenceOutputTokens: output } = taskClass;
  return [
    { label: 'Key', value: <MonoId value={taskClass.key} label="Copy task class key" /> },
    { label: 'Lowest label', value: label(taskClass.floorLevel, taskClass.floorTags) },
    { label: 'No label means', value: label(taskClass.unlabelledLevel, taskClass.unlabelledTags) },
    { label: 'p95 latency', value: or(slaP95Ms === null ? null : `${slaP95Ms.toLocaleString('en')} ms`) },
    { label: 'Availability', value: or(slaAvailability === null ? null : `${slaAvailability} %`) },
    {
      label: 'Cost tolerance',
      value: or(costToleranceUsd === null ? null : `${formatDollars(costToleranceUsd)} a request`),
    },
    {
      label: 'Quality floor',
      value: or(qualityFloor === null ? null : `${qualityFloor} on ${qualityBenchmark}`),
    },
    {
      label: 'Reference task',
      value: or(
        input === null || output === null
          ? null
          : `${input.toLocaleString('en')} tokens in, ${output.toLocaleString('en')} out`,
      ),
    },
    { label: 'KPI', value: or(taskClass.kpi) },
    { label: 'Owner', value: or(taskClass.ownerName) },
  ];
}
