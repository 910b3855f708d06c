'use client';

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import type { ActionResult } from '@/lib/http/action-result';
import type { DraftDto } from '@/lib/routing/draft';
import styles from './drafts.module.css';

/** A draft's name as a field, in its place. Escape leaves it as it was. */
export function RenameDraft({
  draft,
  rename,
  onDone,
}: {
  readonly draft: DraftDto;
  readonly rename: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly onDone: () => void;
}) {
  const [name, setName] = useState(draft.name);
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const save = async () => {
    if (name === draft.name) return onDone();
    setPending(true);
    const result = await attempt(() =>
      rename({ environment: draft.environment, draft: draft.name, name: name.trim() }),
    );
    setPending(false);
    if (result.ok) onDone();
    else setError(result.error.fields[0]?.message ?? result.error.message);
  };
  return (
    <form
      className={styles.rename}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextInput
        aria-label={`New name of ${draft.name}`}
        size="xs"
        autoFocus
        value={name}
        error={error}
        disabled={pending}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" loading={pending}>
        Rename
      </Button>
      <Button size="compact-sm" variant="default" onClick={onDone}>
        Cancel
      </Button>
    </form>
  );
}
