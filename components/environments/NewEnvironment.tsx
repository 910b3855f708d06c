'use client';

import { Checkbox, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { environmentHref } from '@/components/ui/links/environments';
import { SaveBar } from '@/components/ui/SaveBar';
import { useAct } from '@/components/ui/use-act';
import type { ActionResult } from '@/lib/http/action-result';
import {
  ENVIRONMENT_LABELS,
  EnvironmentFields,
  type EnvironmentValues,
  environmentInput,
} from './EnvironmentFields';
import styles from './environments.module.css';

const LABELS = {
  ...ENVIRONMENT_LABELS,
  '/key': 'Key',
  '/before': 'Place',
  '/approvalsRequired': 'Approvals',
  '/entities': 'Used by',
  '/rulesOf': 'First draft',
  '/ownKey': 'Signing key',
} as const;

interface Values extends EnvironmentValues {
  readonly key: string;
  /** Empty = last. */
  readonly before: string;
  readonly approvalsRequired: number | null;
  readonly entities: readonly string[];
  /** Empty = no rules. */
  readonly rulesOf: string;
  readonly ownKey: boolean;
}

const INITIAL: Values = {
  key: '',
  name: '',
  production: false,
  staleAfter: 900,
  denies: false,
  denyAfter: null,
  before: '',
  approvalsRequired: 1,
  entities: [],
  rulesOf: '',
  ownKey: false,
};

/** Makes an environment. */
export function NewEnvironment({
  others,
  companies,
  mayOwnKey,
  create,
}: {
  /** In order; `version`: the one in force, null = nothing is published. */
  readonly others: readonly {
    readonly key: string;
    readonly name: string;
    readonly version: number | null;
  }[];
  readonly companies: readonly { readonly key: string; readonly name: string }[];
  /** The root key is here: without it no key can be made. */
  readonly mayOwnKey: boolean;
  readonly create: (input: unknown) => Promise<ActionResult<{ environment: string }>>;
}) {
  const router = useRouter();
  const { values, setValues, dirty, restored, forget } = useKeptForm('environment:new', INITIAL, 0);
  const { act, error, pending } = useAct();
  const [leaving, setLeaving] = useState(false);
  const set = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }));
  const at = (path: keyof typeof LABELS) => ({
    id: fieldId(path),
    label: LABELS[path],
    error: fieldError(error?.fields, path),
  });
  const submit = async () => {
    const { key, before, approvalsRequired, entities, rulesOf, ownKey } = values;
    const input = {
      ...environmentInput(values),
      ...{ key, approvalsRequired, entities, ownKey },
      before: before || null,
      rulesOf: rulesOf || null,
    };
    if (!(await act(() => create(input)))) return;
    setLeaving(true);
    forget(values, 0);
    router.push(environmentHref(key));
  };
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={() => void submit()}>
      <TextInput
        {...at('/key')}
        description="What routers and files name it by, such as europe. It stays for ever, and is not used again."
        autoComplete="off"
        spellCheck={false}
        value={values.key}
        onChange={(event) => set({ key: event.currentTarget.value })}
      />
      <EnvironmentFields values={values} set={set} error={error} />
      <NumberInput
        {...at('/approvalsRequired')}
        description="How many other people must approve before something takes effect. Publishers to begin with."
        min={0}
        max={10}
        allowDecimal={false}
        value={values.approvalsRequired ?? ''}
        onChange={(typed) => set({ approvalsRequired: typeof typed === 'number' ? typed : null })}
      />
      <NativeSelect
        {...at('/before')}
        description="Where it stands in the switcher, and what is promoted into what."
        data={[
          { value: '', label: 'Last' },
          ...others.map(({ key, name }) => ({ value: key, label: `Before ${name}` })),
        ]}
        value={values.before}
        onChange={(event) => set({ before: event.currentTarget.value })}
      />
      {companies.length > 0 && (
        <MultiSelect
          {...at('/entities')}
          description="Only evidence that covers all of these companies counts there. With none, whatever it covers."
          data={companies.map(({ key, name }) => ({ value: key, label: name }))}
          value={[...values.entities]}
          searchable
          onChange={(entities) => set({ entities })}
        />
      )}
      <NativeSelect
        {...at('/rulesOf')}
        description="Its draft main. Nothing is published by it: that goes the ordinary way."
        data={[
          { value: '', label: 'Without rules' },
          ...others
            .filter(({ version }) => version !== null)
            .map(({ key, name, version }) => ({ value: key, label: `Rules of ${name}, version ${version}` })),
        ]}
        value={values.rulesOf}
        onChange={(event) => set({ rulesOf: event.currentTarget.value })}
      />
      <Checkbox
        id={fieldId('/ownKey')}
        label="A release key of its own"
        description={
          mayOwnKey
            ? 'Routers then believe no other key there. Without it, the key for every environment signs.'
            : 'The root key is not here. The key for every environment signs; one of its own is made with the root key, under Signing keys.'
        }
        error={fieldError(error?.fields, '/ownKey')}
        disabled={!mayOwnKey}
        checked={values.ownKey}
        onChange={(event) => set({ ownKey: event.currentTarget.checked })}
      />
      <SaveBar
        label="Create environment"
        pending={pending || leaving}
        dirty={dirty && !leaving}
        restored={restored}
        onDiscard={() => forget(INITIAL, 0)}
      />
    </Form>
  );
}
