'use client';

import { ActionIcon, Button, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import Link from 'next/link';
import { type ReactNode, useOptimistic, useState, useTransition } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import { ruleHref } from '@/components/ui/links/routing';
import { moved, SortableList } from '@/components/ui/SortableList';
import { tellDone } from '@/components/ui/undo-notice';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { RuleDto } from '@/lib/routing/dto';
import type { Finding } from '@/lib/routing/finding';
import { CopyRuleDialog, type DraftPlaces } from './CopyRuleDialog';
import { FindingsList } from './FindingsList';
import { RuleMenu } from './RuleMenu';
import { RuleSentences } from './RuleSentences';
import styles from './routing.module.css';

type RuleAction = (input: unknown) => Promise<ActionResult<RuleDto>>;

export interface RuleActions {
  readonly move: RuleAction;
  readonly update: RuleAction;
  readonly copy: RuleAction;
  readonly transfer: RuleAction;
  readonly restore: RuleAction;
  readonly archive: (input: unknown) => Promise<ActionResult<{ id: string; revision: number }>>;
}

/** The rules of a task class in order: read as sentences, dragged, switched off, copied, removed, each with its findings. */
export function RuleList({
  rules: saved,
  findings,
  place,
  places,
  mayEdit,
  actions,
}: {
  readonly rules: readonly RuleDto[];
  readonly findings: readonly Finding[];
  /** JSON pointer of the rules in the draft, for telling which finding is about which rule. */
  readonly place: string;
  /** The drafts that a rule can be copied and moved to. */
  readonly places: readonly DraftPlaces[];
  readonly mayEdit: boolean;
  readonly actions: RuleActions;
}) {
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const [rules, reorder] = useOptimistic(saved, (before, { from, to }: { from: number; to: number }) =>
    moved(before, from, to),
  );
  const [going, setGoing] = useState<{ what: 'Copy' | 'Move'; rule: RuleDto } | null>(null);

  /** Runs an action and says what was done, with the way back where there is one. */
  const act = <Result,>(
    run: () => Promise<ActionResult<Result>>,
    done: ReactNode,
    undo: ((result: Result) => Promise<ActionResult<unknown>>) | null,
    optimistic?: () => void,
  ) =>
    startTransition(async () => {
      optimistic?.();
      const result = await attempt(run);
      setError(result.ok ? null : result.error);
      if (result.ok) tellDone(done, undo ? () => undo(result.data) : undefined);
    });
  const move = (from: number, to: number) => {
    const rule = rules[from];
    if (!rule) return;
    const { id, revision, key } = rule;
    act(
      () => actions.move({ id, revision, position: to }),
      `${key} is now rule ${to + 1}.`,
      (result) => actions.move({ id, revision: result.revision, position: from }),
      () => reorder({ from, to }),
    );
  };
  const enable = ({ id, revision, key, definition }: RuleDto, enabled: boolean) =>
    act(
      () => actions.update({ id, revision, key, enabled, definition }),
      `${key} is ${enabled ? 'enabled' : 'disabled'}.`,
      (result) => actions.update({ id, revision: result.revision, key, enabled: !enabled, definition }),
    );
  const remove = ({ id, revision, key }: RuleDto) =>
    act(
      () => actions.archive({ id, revision }),
      `${key} was removed from the draft. Routers follow at the next publish.`,
      (result) => actions.restore({ id, revision: result.revision }),
    );
  const duplicate = ({ id, revision, key }: RuleDto) =>
    act(
      () => actions.copy({ id, revision }),
      `${key} was duplicated; the copy stands right after it.`,
      (copy) => actions.archive({ id: copy.id, revision: copy.revision }),
    );

  return (
    <div aria-busy={pending}>
      <FormErrors error={error} />
      <SortableList
        label="Rules in order"
        items={rules}
        idOf={({ id }) => id}
        nameOf={({ key }) => key}
        disabled={!mayEdit || pending}
        onMove={move}
      >
        {(rule, index, handle) => {
          const { id, key, enabled, definition } = rule;
          // Findings are told of the order that is saved.
          const at = `${place}/${saved.findIndex((other) => other.id === id)}`;
          const own = findings.filter((finding) => `${finding.place}/`.startsWith(`${at}/`));
          return (
            <article className={styles.rule} data-disabled={!enabled || undefined} aria-label={`Rule ${key}`}>
              <div className={styles.ruleHead}>
                <div className={styles.ruleName}>
                  {mayEdit && handle}
                  <h3 className={styles.ruleTitle}>
                    {index + 1}. {key}
                    {!enabled && <span className={styles.unit}>disabled</span>}
                  </h3>
                </div>
                {mayEdit && (
                  <div className={styles.ruleTools}>
                    <Switch
                      size="xs"
                      aria-label={`${key} is enabled`}
                      checked={enabled}
                      disabled={pending}
                      onChange={(event) => enable(rule, event.currentTarget.checked)}
                    />
                    <ActionIcon
                      className={styles.tool}
                      aria-label={`Move ${key} up`}
                      disabled={index === 0 || pending}
                      onClick={() => move(index, index - 1)}
                    >
                      <IconArrowUp size={16} />
                    </ActionIcon>
                    <ActionIcon
                      className={styles.tool}
                      aria-label={`Move ${key} down`}
                      disabled={index === rules.length - 1 || pending}
                      onClick={() => move(index, index + 1)}
                    >
                      <IconArrowDown size={16} />
                    </ActionIcon>
                    <Button
                      component={Link}
                      href={ruleHref(rule.taskClass, id, rule.environment, rule.draft)}
                      size="compact-sm"
                      variant="default"
                      aria-label={`Edit ${key}`}
                    >
                      Edit
                    </Button>
                    <RuleMenu
                      ruleKey={key}
                      disabled={pending}
                      onDuplicate={() => duplicate(rule)}
                      onCopy={() => setGoing({ what: 'Copy', rule })}
                      onMove={() => setGoing({ what: 'Move', rule })}
                      onRemove={() => remove(rule)}
                    />
                  </div>
                )}
              </div>
              <RuleSentences definition={definition} />
              <FindingsList findings={own} />
            </article>
          );
        }}
      </SortableList>
      {going && (
        <CopyRuleDialog
          {...going}
          places={places}
          run={going.what === 'Copy' ? actions.copy : actions.transfer}
          onClose={() => setGoing(null)}
        />
      )}
    </div>
  );
}
