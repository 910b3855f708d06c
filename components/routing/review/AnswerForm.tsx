'use client';

import { Button, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useAct } from '@/components/ui/use-act';
import type { Verdict } from '@/lib/routing/approval';
import type { Seen } from '@/lib/routing/review-schema';
import styles from './review.module.css';
import type { ReviewActions } from './review-actions';

/** A person's answer to what is on the screen. */
export function AnswerForm({
  seen,
  given,
  outdated,
  answer,
}: {
  readonly seen: Seen;
  /** Their standing answer. */
  readonly given: Verdict | null;
  /** It can no longer be approved as it is. */
  readonly outdated: boolean;
  readonly answer: ReviewActions['answer'];
}) {
  const [message, setMessage] = useState('');
  const { act, error, pending } = useAct();
  const say = async (verdict: Verdict) => {
    if (await act(() => answer({ ...seen, verdict, message }))) setMessage('');
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (given !== 'approve' && !outdated) void say('approve');
      }}
    >
      <FormErrors error={error} labels={{ '/message': 'Message' }} />
      {given === 'approve' && <p className={styles.muted}>You approved it.</p>}
      {given === 'request_changes' && <p className={styles.muted}>You requested changes.</p>}
      <Textarea
        id={fieldId('/message')}
        error={fieldError(error?.fields, '/message')}
        label="Message"
        autosize
        minRows={2}
        maxLength={2000}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <div className={styles.tools}>
        {given !== 'approve' && !outdated && (
          <Button type="submit" loading={pending} leftSection={<IconCheck size={16} aria-hidden />}>
            Approve
          </Button>
        )}
        {given !== 'request_changes' && (
          <Button variant="default" disabled={pending} onClick={() => void say('request_changes')}>
            Request changes
          </Button>
        )}
        {given && (
          <Button variant="subtle" color="gray" disabled={pending} onClick={() => void say('withdraw')}>
            Take back
          </Button>
        )}
      </div>
    </form>
  );
}
