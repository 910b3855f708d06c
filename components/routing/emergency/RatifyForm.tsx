'use client';

import { Button, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError } from '@/components/ui/form-fields';
import { useAct } from '@/components/ui/use-act';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './emergency.module.css';

/** A second person says, with a note, that what one did at once was right. */
export function RatifyForm({
  environment,
  version,
  what,
  ratify,
}: {
  readonly environment: string;
  readonly version: number;
  /** "Stopped channel openai". */
  readonly what: string;
  readonly ratify: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const id = useId();
  const [note, setNote] = useState('');
  const { act, error, pending } = useAct();
  return (
    <form
      noValidate
      aria-label={`Ratify: ${what}`}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => ratify({ environment, version, note }));
      }}
    >
      {error && error.fields.length === 0 && <FormErrors error={error} />}
      <Textarea
        id={id}
        label="Note"
        description="What you looked at, for whoever asks later."
        error={fieldError(error?.fields, '/note')}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={pending}>
          Ratify
        </Button>
      </div>
    </form>
  );
}
