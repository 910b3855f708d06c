'use client';

import { Autocomplete, Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { EnvironmentDto, StopPreview, StopsDto } from '@/lib/routing/dto';
import { STOP_SUBJECTS, type StopSubject } from '@/lib/routing/stops';
import publishStyles from './publish.module.css';
import { StopEffects } from './StopEffects';
import styles from './stops.module.css';

const LABELS = { '/name': 'Name', '/reason': 'Why', '/environments': 'Where' };

/** Orders a stop in two steps: what it would close and what is left, then the order. */
export function StopForm({
  environment,
  environments,
  choices,
  preview,
  stop,
}: {
  readonly environment: string;
  readonly environments: readonly EnvironmentDto[];
  readonly choices: NonNullable<StopsDto['choices']>;
  readonly preview: (input: unknown) => Promise<ActionResult<readonly StopPreview[]>>;
  readonly stop: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const initial = { subject: 'offering' as StopSubject, name: '', reason: '', environments: [environment] };
  const router = useRouter();
  const [values, setValues] = useState(initial);
  const [shown, setShown] = useState<readonly StopPreview[] | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const change = (part: Partial<typeof initial>) => {
    setValues((now) => ({ ...now, ...part }));
    setShown(null);
  };

  const submit = async () => {
    if (pending) return;
    setPending(true);
    if (shown === null) {
      const result = await attempt(() => preview(values));
      setError(result.ok ? null : result.error);
      if (result.ok) setShown(result.data);
    } else {
      const result = await attempt(() => stop(values));
      setError(result.ok ? null : result.error);
      if (result.ok) {
        setValues(initial);
        setShown(null);
        router.refresh();
      }
    }
    setPending(false);
  };

  const at = (path: string) => ({ id: fieldId(path), error: fieldError(error?.fields, path) });
  const nameOf = (key: string) => environments.find((one) => one.key === key)?.name ?? key;
  return (
    <Form className={publishStyles.publish} error={error} labels={LABELS} onSubmit={() => void submit()}>
      <div className={styles.stopFields}>
        <Select
          label="What"
          data={[...STOP_SUBJECTS]}
          value={values.subject}
          allowDeselect={false}
          onChange={(subject) => subject && change({ subject: subject as StopSubject, name: '' })}
        />
        <Autocomplete
          {...at('/name')}
          label="Name"
          placeholder="From the active policy, or any other"
          data={[...choices[values.subject]]}
          limit={50}
          value={values.name}
          onChange={(name) => change({ name })}
        />
      </div>
      <TextInput
        {...at('/reason')}
        label="Why"
        description="Travels with the policy to every router."
        maxLength={120}
        value={values.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <Checkbox.Group
        label="Where"
        {...at('/environments')}
        value={values.environments}
        onChange={(next) => change({ environments: next })}
      >
        <div className={styles.checks}>
          {environments.map(({ key, name }) => (
            <Checkbox key={key} value={key} label={name} />
          ))}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => change({ environments: environments.map(({ key }) => key) })}
          >
            All environments
          </Button>
        </div>
      </Checkbox.Group>
      {shown && <StopEffects previews={shown} nameOf={nameOf} />}
      <div>
        <Button
          type="submit"
          loading={pending}
          {...(shown ? { color: 'red.8' } : { variant: 'default' })}
          disabled={shown?.every((one) => one.already) ?? false}
        >
          {shown ? `Stop ${values.subject} ${values.name}` : 'See what it closes'}
        </Button>
      </div>
    </Form>
  );
}
