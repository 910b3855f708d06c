'use client';

import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconGitMerge, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ActionError } from '@/lib/http/action-result';
import type { EditedRule } from './use-edited-rule';
import styles from './workbench.module.css';

/** Above the fields that keep a rule from being saved. */
export const UNFINISHED = 'Not saved. Some fields need attention.';

/** How the rule stands, calmly: only what asks for something is said aloud. */
export function SaveStatus({
  rule: { state, saved, restored },
  onProblems,
  onCompare,
}: {
  readonly rule: EditedRule;
  readonly onProblems: (error: ActionError) => void;
  readonly onCompare: () => void;
}) {
  switch (state.kind) {
    case 'saved':
      return (
        <Status icon={<IconCheck size={15} />}>
          {state.at === null
            ? saved
              ? 'Saved'
              : 'Saves itself once it has a key and an offering'
            : `Saved · ${clock(state.at)}`}
        </Status>
      );
    case 'waiting':
      return (
        <Status icon={<IconPencil size={15} />}>{restored ? 'Restored what you had typed' : 'Edited'}</Status>
      );
    case 'saving':
      return <Status icon={<Loader size={13} aria-hidden />}>Saving…</Status>;
    case 'invalid': {
      const { problems } = state;
      const one = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
      const words = saved ? `Not saved: ${one}` : `Not saved yet: ${problems[0]?.message}`;
      const error = { kind: 'invalid', message: UNFINISHED, fields: problems, findings: [] } as const;
      return (
        <Status
          icon={saved ? <IconAlertTriangle size={15} /> : <IconPencil size={15} />}
          {...(saved && { tone: 'warning' })}
          aloud
        >
          {restored && 'Restored what you had typed. '}
          <button type="button" className={styles.statusButton} onClick={() => onProblems(error)}>
            {words}
          </button>
        </Status>
      );
    }
    case 'offline':
      return (
        <Status icon={<IconCloudOff size={15} />} tone="warning" aloud>
          Offline, kept here, will save
        </Status>
      );
    case 'refused':
      return (
        <Status icon={<IconAlertTriangle size={15} />} tone="bad" aloud>
          <button type="button" className={styles.statusButton} onClick={() => onProblems(state.error)}>
            Not saved: {state.error.fields[0]?.message ?? state.error.message}
          </button>
        </Status>
      );
    case 'conflict':
      return (
        <Status icon={<IconGitMerge size={15} />} tone="warning" aloud>
          <button type="button" className={styles.statusButton} onClick={onCompare}>
            Not saved: {state.theirs.updatedBy ?? 'someone'} saved another version
          </button>
        </Status>
      );
  }
}

function Status({
  icon,
  tone,
  aloud = false,
  children,
}: {
  readonly icon: ReactNode;
  readonly tone?: 'warning' | 'bad';
  readonly aloud?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.status} data-tone={tone}>
      <span className={styles.statusIcon} aria-hidden>
        {icon}
      </span>
      <span role={aloud ? 'status' : undefined} className={styles.statusWords}>
        {children}
      </span>
    </div>
  );
}

function clock(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
