'use client';

import { ActionIcon, Button, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import Link from 'next/link';
import { useState, useTransition } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { FormErrors } from '@/components/ui/FormErrors';
import { ruleHref } from '@/components/ui/links/routing';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { RuleDto } from '@/lib/routing/dto';
import type { Finding } from '@/lib/routing/finding';
import { FindingsList } from './FindingsList';
import { RuleSentences } from './RuleSentences';
import styles from './routing.module.css';

/** The rules of a task class in order: read as sentences, moved, switched off, removed, each with its findings. */
export function RuleList({
  rules,
  findings,
  place,
  mayEdit,
  actions,
}: {
  readonly rules: readonly RuleDto[];
  readonly findings: readonly Finding[];
  /** JSON pointer of the rules in the draft, for telling which finding is about which rule. */
  readonly place: string;
  readonly mayEdit: boolean;
  readonly actions: {
    readonly move: (input: unknown) => Promise<ActionResult<unknown>>;
    readonly archive: (input: unknown) => Promise<ActionResult<unknown>>;
    readonly update: (input: unknown) => Promise<ActionResult<unknown>>;
  };
}) {
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const act = (run: () => Promise<ActionResult<unknown>>) =>
    startTransition(async () => {
      const result = await attempt(run);
      setError(result.ok ? null : result.error);
    });

  return (
    <div aria-busy={pending}>
      <FormErrors error={error} />
      {rules.map((rule, index) => {
        const { id, revision, key, enabled, definition } = rule;
        const own = findings.filter(
          (finding) =>
            finding.place === `${place}/${index}` || finding.place.startsWith(`${place}/${index}/`),
        );
        return (
          <article
            key={id}
            className={styles.rule}
            data-disabled={!enabled || undefined}
            aria-label={`Rule ${key}`}
          >
            <div className={styles.ruleHead}>
              <h3 className={styles.ruleTitle}>
                {index + 1}. {key}
                {!enabled && <span className={styles.unit}>disabled</span>}
              </h3>
              {mayEdit && (
                <div className={styles.targetTools} style={{ alignItems: 'center', gap: 8 }}>
                  <Switch
                    size="xs"
                    aria-label={`${key} is enabled`}
                    checked={enabled}
                    disabled={pending}
                    onChange={(event) => {
                      const next = event.currentTarget.checked;
                      act(() => actions.update({ id, revision, key, enabled: next, definition }));
                    }}
                  />
                  <ActionIcon
                    className={styles.tool}
                    aria-label={`Move ${key} up`}
                    disabled={index === 0 || pending}
                    onClick={() => act(() => actions.move({ id, revision, position: index - 1 }))}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    className={styles.tool}
                    aria-label={`Move ${key} down`}
                    disabled={index === rules.length - 1 || pending}
                    onClick={() => act(() => actions.move({ id, revision, position: index + 1 }))}
                  >
                    <IconArrowDown size={16} />
                  </ActionIcon>
                  <ConfirmAction
                    label="Remove"
                    title={`Remove rule ${key}?`}
                    effect="It leaves the draft now, and routers at the next publish. It stays on record."
                    confirmLabel="Remove rule"
                    buttonProps={{ size: 'compact-sm', 'aria-label': `Remove ${key}` }}
                    onConfirm={() => actions.archive({ id, revision })}
                  />
                  <Button
                    component={Link}
                    href={ruleHref(rule.taskClass, id, rule.environment, rule.draft)}
                    size="compact-sm"
                    variant="default"
                    aria-label={`Edit ${key}`}
                  >
                    Edit
                  </Button>
                </div>
              )}
            </div>
            <RuleSentences definition={definition} />
            {own.length > 0 && <FindingsList findings={own} />}
          </article>
        );
      })}
    </div>
  );
}
