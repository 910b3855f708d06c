'use client';

import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { ActionResult } from '@/lib/http/action-result';
import { ageWords, type EnvironmentSettings } from '@/lib/routing/environment-settings';
import {
  ENVIRONMENT_LABELS,
  EnvironmentFields,
  type EnvironmentValues,
  environmentInput,
} from './EnvironmentFields';
import styles from './environments.module.css';

/** Renames an environment, or says how long its routers may go unheard. */
export function EditEnvironment({
  environment,
  save,
}: {
  readonly environment: EnvironmentSettings;
  readonly save: (input: unknown) => Promise<ActionResult<EnvironmentSettings>>;
}) {
  const router = useRouter();
  const { values, setValues, error, submit, conflict, bar } = useRecordForm<
    EnvironmentValues,
    EnvironmentSettings
  >({
    kind: 'environment',
    existing: environment,
    initial: valuesOf(environment),
    valuesOf,
    save: (wanted, edited) =>
      save({
        environment: environment.key,
        revision: edited?.revision ?? environment.revision,
        ...environmentInput(wanted),
      }),
    onSaved: () => router.refresh(),
  });
  if (conflict) {
    const theirs = shown(valuesOf(conflict.theirs));
    const mine = shown(values);
    return (
      <ConflictView
        what="environment"
        fields={mine.map(([label, value], nth) => ({
          label,
          mine: value,
          theirs: theirs[nth]?.[1],
          same: value === theirs[nth]?.[1],
        }))}
        {...conflict.choices}
      />
    );
  }
  return (
    <Form className={styles.form} error={error} labels={ENVIRONMENT_LABELS} onSubmit={submit}>
      <EnvironmentFields
        values={values}
        set={(change) => setValues((now) => ({ ...now, ...change }))}
        error={error}
      />
      <SaveBar label="Save environment" {...bar} />
    </Form>
  );
}

function valuesOf({ name, production, staleAfter, denyAfter }: EnvironmentSettings): EnvironmentValues {
  return { name, production, staleAfter, denies: denyAfter !== null, denyAfter };
}

function shown(values: EnvironmentValues): readonly (readonly [label: string, value: string])[] {
  const { name, production, staleAfter, denyAfter } = environmentInput(values);
  return [
    ['Name', name],
    ['Production', production ? 'yes' : 'no'],
    ['Stale after', staleAfter === null ? 'not stated' : ageWords(staleAfter)],
    ['Denies after', denyAfter === null ? 'never' : ageWords(denyAfter)],
  ];
}
