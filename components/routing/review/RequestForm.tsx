'use client';

import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useAct } from '@/components/ui/use-act';
import type { Finding } from '@/lib/routing/finding';
import { FindingsList } from '../FindingsList';
import styles from './review.module.css';
import type { ReviewActions } from './review-actions';

/** Asks others to approve what is on the screen: `what` names it. */
export function RequestForm({
  what,
  blocked,
  request,
}: {
  readonly what: Readonly<Record<string, unknown>>;
  /** Why nobody can be asked now, or null. */
  readonly blocked: string | null;
  readonly request: ReviewActions['request'];
}) {
  const [message, setMessage] = useState('');
  const { act, error, pending } = useAct();
  if (blocked) return <p className={styles.muted}>{blocked}</p>;
  return (
    <Form
      className={styles.form}
      error={error}
      labels={{ '/message': 'What it is for' }}
      onSubmit={() => void act(() => request({ ...what, message }))}
    >
      {error && error.findings.length > 0 && <FindingsList findings={error.findings as Finding[]} />}
      <Textarea
        id={fieldId('/message')}
        error={fieldError(error?.fields, '/message')}
        label="What it is for"
        description="The first thing that whoever approves it reads."
        autosize
        minRows={2}
        maxLength={2000}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={pending}>
          Request approval
        </Button>
      </div>
    </Form>
  );
}
