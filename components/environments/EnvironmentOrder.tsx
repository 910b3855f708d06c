'use client';

import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { FormErrors } from '@/components/ui/FormErrors';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { environmentHref } from '@/components/ui/links/environments';
import { moved, SortableList } from '@/components/ui/SortableList';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { ageWords, type EnvironmentOverview, timesDiffer } from '@/lib/routing/environment-settings';
import styles from './environments.module.css';

/** The environments in order, which who may puts in another by dragging, with the keyboard or by buttons. */
export function EnvironmentOrder({
  environments,
  move,
}: {
  readonly environments: readonly EnvironmentOverview[];
  /** Null = the reader may not. */
  readonly move: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
}) {
  const router = useRouter();
  // What was asked for, until the page is read anew.
  const [wanted, setWanted] = useState<readonly EnvironmentOverview[] | null>(null);
  const [base, setBase] = useState(environments);
  const [error, setError] = useState<ActionError | null>(null);
  if (base !== environments) {
    setBase(environments);
    setWanted(null);
  }
  const shown = wanted ?? environments;
  const place = async (from: number, to: number) => {
    const one = environments[from];
    const last = environments.length - 1;
    // Until the page is read anew, a click would mean the line that stands there only by then.
    if (!move || wanted !== null || !one || to < 0 || to > last) return;
    setWanted(moved(environments, from, to));
    const seen = environments.map(({ key }) => key);
    const result = await attempt(() => move({ environment: one.key, to, seen }));
    setError(result.ok ? null : told(result.error));
    if (!result.ok) setWanted(null);
    router.refresh();
    const at = result.ok ? to : from;
    const up = at === last || (at !== 0 && to < from);
    requestAnimationFrame(() => document.getElementById(stepId(one.key, up))?.focus());
  };
  return (
    <>
      <FormErrors error={error} />
      <SortableList
        label="Environments in order"
        items={shown}
        idOf={({ key }) => key}
        nameOf={({ name }) => name}
        disabled={!move || wanted !== null}
        onMove={(from, to) => void place(from, to)}
      >
        {(environment, index, handle) => (
          <Line environment={environment} handle={move && handle}>
            {move && (
              <span className={styles.steps}>
                <Step
                  up
                  of={environment}
                  disabled={index === 0}
                  onClick={() => void place(index, index - 1)}
                />
                <Step
                  of={environment}
                  disabled={index === shown.length - 1}
                  onClick={() => void place(index, index + 1)}
                />
              </span>
            )}
          </Line>
        )}
      </SortableList>
    </>
  );
}

function Line({
  environment,
  handle,
  children,
}: {
  readonly environment: EnvironmentOverview;
  readonly handle: ReactNode;
  readonly children: ReactNode;
}) {
  const { key, name, production, active, routers, tokens, staleAfter, denyAfter, approvalsRequired } =
    environment;
  return (
    <div className={styles.line}>
      {handle}
      <div className={styles.words}>
        <div className={styles.names}>
          <Link href={environmentHref(key)}>
            <EnvironmentSign name={name} production={production} />
          </Link>
          <code className={styles.quiet}>{key}</code>
        </div>
        <div className={styles.quiet}>
          {active ? `Version ${active.version}` : 'Nothing published'}
          {', '}
          {formatPlural(routers, 'router')}, {formatPlural(tokens, 'token')}
          {', '}
          {approvalsRequired === 0 ? 'no approval' : formatPlural(approvalsRequired, 'approval')}
          {'. '}Stale after {ageWords(staleAfter)}
          {denyAfter === null ? '' : `, denies after ${ageWords(denyAfter)}`}
          {active && timesDiffer(active, environment) ? ', from its next version on' : ''}.
        </div>
      </div>
      {children}
    </div>
  );
}

function Step({
  up = false,
  of: { key, name },
  disabled,
  onClick,
}: {
  readonly up?: boolean;
  readonly of: EnvironmentOverview;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <ActionIcon
      id={stepId(key, up)}
      variant="subtle"
      color="gray"
      aria-label={`Move ${name} ${up ? 'up' : 'down'}`}
      disabled={disabled}
      onClick={onClick}
    >
      {up ? <IconArrowUp size={16} aria-hidden /> : <IconArrowDown size={16} aria-hidden />}
    </ActionIcon>
  );
}

const stepId = (key: string, up: boolean) => `environment-${key}-${up ? 'up' : 'down'}`;

function told(error: ActionError): ActionError {
  if (error.kind !== 'conflict') return error;
  return {
    ...error,
    message: 'Somebody else changed the order meanwhile. It is shown as it is now: move it again.',
  };
}
