'use client';

import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { LinkButton } from '@/components/ui/LinkButton';
import type { ActionError } from '@/lib/http/action-result';
import { SaveStatus } from './SaveStatus';
import type { EditedRule } from './use-edited-rule';
import styles from './workbench.module.css';

export const PANES = [
  { value: 'rule', label: 'Rule' },
  { value: 'targets', label: 'Whom it tries' },
  { value: 'try', label: 'Try it' },
] as const;

export type PaneName = (typeof PANES)[number]['value'];

/** Undo and redo, how the rule stands, and the way out; on a narrow screen also which pane is shown. */
export function EditBar({
  rule,
  back,
  pane,
  onPane,
  onProblems,
  onCompare,
}: {
  readonly rule: EditedRule;
  /** The address of the task class. */
  readonly back: string;
  readonly pane: PaneName;
  readonly onPane: (pane: PaneName) => void;
  readonly onProblems: (error: ActionError) => void;
  readonly onCompare: () => void;
}) {
  const { history, state } = rule;
  const unsaved = state.kind === 'invalid' || state.kind === 'refused';
  return (
    <div className={styles.bar}>
      <div className={styles.barLine}>
        <div className={styles.steps}>
          <Step
            what="Undo"
            keys="⌘Z"
            words={history.done.at(-1)?.words}
            icon={IconArrowBackUp}
            onClick={rule.undo}
          />
          <Step
            what="Redo"
            keys="⇧⌘Z"
            words={history.undone.at(-1)?.words}
            icon={IconArrowForwardUp}
            onClick={rule.redo}
          />
        </div>
        <SaveStatus rule={rule} onProblems={onProblems} onCompare={onCompare} />
        <div className={styles.barEnd}>
          {unsaved && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={rule.discard}>
              {rule.saved ? 'Go back to what is saved' : 'Start over'}
            </Button>
          )}
          <LinkButton href={back} size="compact-sm" variant="default">
            Done
          </LinkButton>
        </div>
      </div>
      <SegmentedControl
        className={styles.paneChoice}
        aria-label="Pane"
        fullWidth
        data={[...PANES]}
        value={pane}
        onChange={(value) => onPane(value as PaneName)}
      />
    </div>
  );
}

function Step({
  what,
  keys,
  words,
  icon: Icon,
  onClick,
}: {
  readonly what: string;
  readonly keys: string;
  readonly words: string | undefined;
  readonly icon: typeof IconArrowBackUp;
  readonly onClick: () => void;
}) {
  const label = words === undefined ? what : `${what} ${words}`;
  return (
    <Tooltip label={words === undefined ? `Nothing to ${what.toLowerCase()}` : `${label} (${keys})`}>
      <ActionIcon
        className={styles.step}
        aria-label={label}
        // Not `disabled`: the focus would be lost with the last step.
        {...(words === undefined && { 'data-disabled': true })}
        aria-disabled={words === undefined}
        onClick={onClick}
      >
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
