'use client';

import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';

/** Takes a code and does something with it. */
export function CodeForm<Result>({
  label,
  description,
  button,
  send,
  onDone,
  more,
  autoFocus = false,
}: {
  readonly label: string;
  readonly description: string;
  /** The verb: "Confirm". */
  readonly button: string;
  readonly send: (input: unknown) => Promise<ActionResult<Result>>;
  readonly onDone: (result: Result) => void;
  /** Other buttons beside it. */
  readonly more?: ReactNode;
  readonly autoFocus?: boolean;
}) {
  const hydrated = useHydrated();
  const [code, setCode] = useState('');
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const submit = async () => {
    setPending(true);
    const result = await attempt(() => send({ code }));
    setPending(false);
    setError(result.ok ? null : result.error);
    setCode('');
    if (result.ok) onDone(result.data);
  };
  return (
    <Form
      className={styles.narrow}
      method="post"
      error={error}
      labels={{ '/code': label }}
      onSubmit={() => void submit()}
    >
      <TextInput
        id={fieldId('/code')}
        name="code"
        label={label}
        description={description}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        autoFocus={autoFocus}
        value={code}
        error={fieldError(error?.fields, '/code')}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className={styles.bar}>
        <Button type="submit" loading={pending} disabled={!hydrated}>
          {button}
        </Button>
        {more}
      </div>
    </Form>
  );
}
