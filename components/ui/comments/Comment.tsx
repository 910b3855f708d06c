'use client';

import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Ago } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { useAct } from '@/components/ui/use-act';
import type { Comment as Said } from '@/lib/core/comment';
import type { CommentActions } from './comment-actions';
import styles from './comments.module.css';

/** What one person said, and what the reader may do with it. */
export function Comment({
  comment,
  mayComment,
  actions,
}: {
  readonly comment: Said;
  readonly mayComment: boolean;
  readonly actions: CommentActions;
}) {
  const { id, revision, author, at, body, mine, resolvedBy } = comment;
  const [text, setText] = useState<string | null>(null);
  const { act, error, pending } = useAct();
  const seen = { id, revision };
  const quiet = { size: 'compact-xs', variant: 'subtle', color: 'gray', disabled: pending } as const;
  return (
    <li className={styles.comment} data-resolved={resolvedBy !== null || undefined}>
      <p className={styles.commentHead}>
        <strong>{author}</strong> <Ago at={at} />
        {resolvedBy && <span> · resolved by {resolvedBy}</span>}
      </p>
      <FormErrors error={error} labels={{ '/body': 'Comment' }} />
      {text === null ? (
        <p className={styles.commentBody}>{body}</p>
      ) : (
        <Textarea
          aria-label="Comment"
          autosize
          minRows={2}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {mayComment && (
        <div className={styles.tools}>
          {text === null ? (
            <>
              <Button
                {...quiet}
                onClick={() => void act(() => actions.resolve({ ...seen, resolved: resolvedBy === null }))}
              >
                {resolvedBy === null ? 'Resolve' : 'Open again'}
              </Button>
              {mine && (
                <Button {...quiet} onClick={() => setText(body)}>
                  Edit
                </Button>
              )}
              {mine && (
                <Button {...quiet} onClick={() => void act(() => actions.archive(seen))}>
                  Remove
                </Button>
              )}
            </>
          ) : (
            <>
              <Button
                size="compact-xs"
                loading={pending}
                onClick={async () => {
                  if (await act(() => actions.update({ ...seen, body: text }))) setText(null);
                }}
              >
                Save
              </Button>
              <Button {...quiet} onClick={() => setText(null)}>
                Cancel
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}
