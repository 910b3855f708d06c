'use client';

import { Checkbox, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useRecordForm } from '@/components/ui/record-form';
import { SubmitRow } from '@/components/ui/SubmitRow';
import type { SecondFactorRule, SignInPolicy } from '@/lib/auth/sign-in-policy';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';

type Values = Pick<SignInPolicy, 'secondFactor' | 'passwords'>;

const RULES: readonly {
  readonly value: SecondFactorRule;
  readonly label: string;
  readonly description: string;
}[] = [
  { value: 'optional', label: 'Of nobody', description: 'Everybody may set one up under Settings, Account.' },
  {
    value: 'approvers',
    label: 'Of those who approve',
    description:
      'Administrators, and every role that takes part in reviews: what they say changes what is routed where.',
  },
  { value: 'everyone', label: 'Of everybody', description: 'Who signs in with a password.' },
];
const labelOf = (rule: SecondFactorRule) => RULES.find(({ value }) => value === rule)?.label ?? rule;
const inWords = (passwords: boolean) => (passwords ? 'Taken' : 'Of administrators only');

/** Of whom a second factor is asked, and whether passwords are taken. */
export function SignInPolicyForm({
  policy,
  providers,
  save,
}: {
  readonly policy: SignInPolicy;
  /** Whether people can sign in in another way. */
  readonly providers: boolean;
  /** Null for those who may only read it. */
  readonly save: ((input: unknown) => Promise<ActionResult<SignInPolicy>>) | null;
}) {
  if (save) return <PolicyForm policy={policy} providers={providers} save={save} />;
  return (
    <dl className={styles.facts}>
      <dt>A second factor is asked</dt>
      <dd>{labelOf(policy.secondFactor)}</dd>
      <dt>Passwords</dt>
      <dd>{inWords(policy.passwords)}</dd>
    </dl>
  );
}

function PolicyForm({
  policy,
  providers,
  save,
}: {
  readonly policy: SignInPolicy;
  readonly providers: boolean;
  readonly save: (input: unknown) => Promise<ActionResult<SignInPolicy>>;
}) {
  const [saved, setSaved] = useState(false);
  const valuesOf = ({ secondFactor, passwords }: SignInPolicy): Values => ({ secondFactor, passwords });
  const form = useRecordForm<Values, SignInPolicy & { readonly id: string }>({
    kind: 'sign-in-policy',
    existing: { id: '1', revision: policy.revision },
    initial: valuesOf(policy),
    valuesOf,
    save: async (values, edited) => {
      const result = await save({ ...values, revision: edited?.revision });
      return result.ok ? { ok: true, data: { ...result.data, id: '1' } } : result;
    },
    onSaved: () => setSaved(true),
  });
  const { values, error, conflict } = form;
  const change = (part: Partial<Values>) => {
    setSaved(false);
    form.setValues({ ...values, ...part });
  };

  if (conflict) {
    const { theirs } = conflict;
    const fields = [
      { label: 'Second factor', mine: labelOf(values.secondFactor), theirs: labelOf(theirs.secondFactor) },
      { label: 'Passwords', mine: inWords(values.passwords), theirs: inWords(theirs.passwords) },
    ].map((field) => ({ ...field, same: field.mine === field.theirs }));
    return <ConflictView what="sign-in policy" fields={fields} {...conflict.choices} />;
  }
  return (
    <Form className={styles.settingsForm} error={error} onSubmit={form.submit}>
      <Radio.Group
        id={fieldId('/secondFactor')}
        label="A second factor is asked"
        value={values.secondFactor}
        error={fieldError(error?.fields, '/secondFactor')}
        onChange={(value) => change({ secondFactor: value as SecondFactorRule })}
      >
        <Stack gap={10} mt={10}>
          {RULES.map((rule) => (
            <Radio key={rule.value} {...rule} />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox
        id={fieldId('/passwords')}
        label="Passwords are taken"
        description={
          providers
            ? 'Without, people sign in with an identity provider. Administrators keep their passwords for the day on which it is down.'
            : 'To do without, set up an identity provider first.'
        }
        checked={values.passwords}
        disabled={!providers && values.passwords}
        onChange={(event) => change({ passwords: event.currentTarget.checked })}
      />
      <SubmitRow
        label="Save"
        pending={form.bar.pending}
        dirty={form.bar.dirty}
        discardLabel="Discard changes"
        onDiscard={form.bar.onDiscard}
        note={
          saved
            ? 'Saved. In force at the next page of everybody.'
            : form.bar.restored && 'Restored what you had chosen.'
        }
      />
    </Form>
  );
}
