'use client';

import { ActionIcon, Button, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useOptimistic, useRef, useState, useTransition } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import { Link } from '@/components/ui/Link';
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
import targetsStyles from './targets.module.css';

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

  // One after another, each over the revision that the one before it left: nobody has to wait to move a rule twice.
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const revisions = useRef(new Map<string, number>());
  const revisionOf = ({ id, revision }: { readonly id: string; readonly revision: number }) =>
    Math.max(revision, revisions.current.get(id) ?? 0);
  /** Runs an action and says what was done, with the way back where there is one. */
  const act = <Result extends { readonly id: string; readonly revision: number }>(
    run: () => Promise<ActionResult<Result>>,
    done: ReactNode,
    undo: ((result: Result) => Promise<ActionResult<unknown>>) | null,
    optimistic?: () => void,
  ) =>
    startTransition(async () => {
      optimistic?.();
      const running = last.current.then(() => attempt(run));
      last.current = running;
      const result = await running;
      setError(result.ok ? null : result.error);
      if (result.ok) revisions.current.set(result.data.id, result.data.revision);
      if (result.ok) tellDone(done, undo ? () => undo(result.data) : undefined);
    });
  const move = (from: number, to: number) => {
    const rule = rules[from];
    if (!rule) return;
    const { id, key } = rule;
    act(
      () => actions.move({ id, revision: revisionOf(rule), position: to }),
      `${key} is now rule ${to + 1}.`,
      (result) => actions.move({ id, revision: revisionOf(result), position: from }),
      () => reorder({ from, to }),
    );
  };
  const enable = (rule: RuleDto, enabled: boolean) => {
    const { id, key, definition } = rule;
    act(
      () => actions.update({ id, revision: revisionOf(rule), key, enabled, definition }),
      `${key} is ${enabled ? 'enabled' : 'disabled'}.`,
      (result) => actions.update({ id, revision: revisionOf(result), key, enabled: !enabled, definition }),
    );
  };
  const remove = (rule: RuleDto) =>
    act(
      () => actions.archive({ id: rule.id, revision: revisionOf(rule) }),
      `${rule.key} was removed from the draft. Routers follow at the next publish.`,
      ({ id, revision }) => actions.restore({ id, revision }),
    );
  const duplicate = (rule: RuleDto) =>
    act(
      () => actions.copy({ id: rule.id, revision: revisionOf(rule) }),
      `${rule.key} was duplicated; the copy stands right after it.`,
      (copy) => actions.archive({ id: copy.id, revision: revisionOf(copy) }),
    );

  return (
    <div aria-busy={pending}>
      <FormErrors error={error} />
      <SortableList
        label="Rules in order"
        items={rules}
        idOf={({ id }) => id}
        nameOf={({ key }) => key}
        disabled={!mayEdit}
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
                      onChange={(event) => enable(rule, event.currentTarget.checked)}
                    />
                    <ActionIcon
                      className={targetsStyles.tool}
                      aria-label={`Move ${key} up`}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    >
                      <IconArrowUp size={16} />
                    </ActionIcon>
                    <ActionIcon
                      className={targetsStyles.tool}
                      aria-label={`Move ${key} down`}
                      disabled={index === rules.length - 1}
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
                      onDuplicate={() => duplicate(rule)}
                      onCopy={() => setGoing({ what: 'Copy', rule: { ...rule, revision: revisionOf(rule) } })}
                      onMove={() => setGoing({ what: 'Move', rule: { ...rule, revision: revisionOf(rule) } })}
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
