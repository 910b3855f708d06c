'use client';

import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { Optional } from '@/components/ui/Optional';
import { useAct } from '@/components/ui/use-act';
import type { Comment as Said } from '@/lib/core/comment';
import { Comment } from './Comment';
import type { CommentActions } from './comment-actions';
import styles from './comments.module.css';

/** What is said about a record, or about a part of it, oldest first. What was settled is folded away. */
export function CommentThread({
  about,
  of: part,
  comments,
  mayComment,
  actions,
}: {
  readonly about: Readonly<Record<string, string>>;
  /** The part, in words; null = the whole. */
  readonly of: string | null;
  readonly comments: readonly Said[];
  readonly mayComment: boolean;
  readonly actions: CommentActions;
}) {
  const [open, setOpen] = useState(false);
  const [body, setBody] = useState('');
  const { act, error, pending } = useAct();
  const settled = comments.filter(({ resolvedBy }) => resolvedBy !== null);
  const standing = comments.filter(({ resolvedBy }) => resolvedBy === null);
  const word = standing.length > 0 ? 'Reply' : 'Comment';
  const of = part === null ? '' : ` on ${part}`;
  const list = (shown: readonly Said[]) => (
    <ul className={styles.comments} aria-label={`Comments${of}`}>
      {shown.map((comment) => (
        <Comment
          key={`${comment.id} ${comment.revision}`}
          comment={comment}
          mayComment={mayComment}
          actions={actions}
        />
      ))}
    </ul>
  );
  const add = async () => {
    if (!(await act(() => actions.add({ ...about, body })))) return;
    setBody('');
    setOpen(false);
  };
  return (
    <div className={styles.thread} data-of={part ?? undefined}>
      {standing.length > 0 && list(standing)}
      {settled.length > 0 && <Optional summary={`${settled.length} resolved`}>{list(settled)}</Optional>}
      {mayComment && !open && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={`${word}${of}`}
          onClick={() => setOpen(true)}
        >
          {word}
        </Button>
      )}
      {open && (
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <FormErrors error={error} labels={{ '/body': 'Comment' }} />
          <Textarea
            aria-label={`Comment${of}`}
            autosize
            autoFocus
            minRows={2}
            maxLength={4000}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void add();
            }}
          />
          <div className={styles.tools}>
            <Button type="submit" size="compact-sm" loading={pending}>
              Add comment
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOpen(false)}>
              Cancel
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
