'use client';

import { Button, Checkbox, NumberInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { formatPlural } from '@/components/ui/format-number';
import { useAct } from '@/components/ui/use-act';
import { APPROVING_ROLES, roleLabel } from '@/lib/auth/roles';
import type { ActionResult } from '@/lib/http/action-result';
import { type ApprovalRuleDto, ruleSentence, ruleWarning } from '@/lib/routing/approval-rule';
import approvalsStyles from './approvals.module.css';
import styles from './review.module.css';

/** How many must approve in one environment and with which roles, and what that comes to. */
export function ApprovalRuleForm({
  rule,
  save,
}: {
  readonly rule: ApprovalRuleDto;
  /** Null = the reader may not. */
  readonly save: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
}) {
  const { environment, revision, openReviews } = rule;
  const [required, setRequired] = useState<number | string>(rule.approvalsRequired);
  const [roles, setRoles] = useState<readonly string[]>(rule.approvalRoles);
  const { act, error, pending } = useAct();
  const [saved, setSaved] = useState(false);
  const number = Number(required);
  const holders = rule.holders.filter((held) => held.some((role) => roles.includes(role))).length;
  const warning = ruleWarning(number, roles, holders);
  const changed =
    required !== rule.approvalsRequired || [...roles].sort().join() !== [...rule.approvalRoles].sort().join();
  const id = (path: string) => `${fieldId(path)}-${environment.key}`;
  return (
    <form
      noValidate
      className={approvalsStyles.ruleForm}
      aria-label={environment.name}
      onSubmit={async (event) => {
        event.preventDefault();
        if (!save) return;
        const input = { environment: environment.key, revision };
        setSaved(false);
        const approvalsRequired = required === '' ? null : required;
        setSaved(await act(() => save({ ...input, approvalsRequired, approvalRoles: roles })));
      }}
    >
      {save && (
        <>
          <FormErrors
            error={error}
            labels={{ '/approvalsRequired': 'Approvals', '/approvalRoles': 'Roles' }}
          />
          <NumberInput
            id={id('/approvalsRequired')}
            label="Approvals"
            error={fieldError(error?.fields, '/approvalsRequired')}
            min={0}
            max={10}
            allowDecimal={false}
            clampBehavior="strict"
            w={120}
            value={required}
            onChange={setRequired}
          />
          {number > 0 && (
            <Checkbox.Group
              label="From people who hold one of"
              error={fieldError(error?.fields, '/approvalRoles')}
              value={[...roles]}
              onChange={(chosen) => setRoles(APPROVING_ROLES.filter((role) => chosen.includes(role)))}
            >
              <div className={approvalsStyles.roles}>
                {APPROVING_ROLES.map((role) => (
                  <Checkbox key={role} value={role} label={roleLabel(role)} />
                ))}
              </div>
            </Checkbox.Group>
          )}
        </>
      )}
      <p className={approvalsStyles.rule}>{ruleSentence(number, roles)}</p>
      {changed && (
        <p className={styles.muted}>Until now: {ruleSentence(rule.approvalsRequired, rule.approvalRoles)}</p>
      )}
      {number > 0 && roles.length > 0 && (
        <p className={styles.muted}>
          {formatPlural(holders, 'person', 'people')} could, and nobody approves what they wrote themselves.
        </p>
      )}
      {warning && (
        <p className={approvalsStyles.warning}>
          <IconAlertTriangle size={16} aria-hidden /> {warning}
        </p>
      )}
      {changed && openReviews > 0 && (
        <p className={styles.muted}>
          {formatPlural(openReviews, 'open review')} here: no request and no approval is lost, and each is
          counted by the new rule.
        </p>
      )}
      {save && (
        <div className={styles.tools}>
          <Button
            type="submit"
            variant={changed ? 'filled' : 'default'}
            loading={pending}
            disabled={!changed}
          >
            Save {environment.name}
          </Button>
          <span role="status" className={styles.muted}>
            {saved && !changed && 'Saved.'}
          </span>
        </div>
      )}
    </form>
  );
}
