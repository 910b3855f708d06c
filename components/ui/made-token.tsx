'use client';

import { type ReactNode, useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { attempt } from './attempt';
import { CopyButton } from './CopyButton';
import { useKeptForm } from './kept-form';
import styles from './made-token.module.css';
import { ShownOnce } from './ShownOnce';
import { useSaveKeys } from './save-keys';

/** What every form for a token asks. */
interface TokenValues {
  readonly name: string;
  readonly environment: string;
}

/** A token that was made, as its command answers. */
export interface CreatedToken {
  readonly token: string;
  readonly environment: string;
  readonly expiresAt: string | null;
}

/** What was made, and what was asked for. */
export type MadeToken<Values> = CreatedToken & { readonly name: string; readonly values: Values };

/** A form that makes a token: what is typed is kept until there is one, which `made` holds until the next. */
export function useMadeToken<Values extends TokenValues>({
  kept,
  initial,
  create,
}: {
  /** Under which what is typed is kept. */
  readonly kept: string;
  readonly initial: Values;
  readonly create: (input: unknown) => Promise<ActionResult<CreatedToken>>;
}) {
  const { values, setValues, dirty, restored, forget } = useKeptForm<Values>(kept, initial, 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [made, setMade] = useState<MadeToken<Values> | null>(null);

  const submit = async () => {
    if (pending) return;
    setPending(true);
    const result = await attempt(() => create(values));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    setMade({ ...result.data, name: values.name.trim(), values });
    forget({ ...initial, environment: values.environment }, 0);
  };
  useSaveKeys(() => void submit());

  return {
    values,
    setValues,
    set: (change: Partial<Values>) => setValues((now) => ({ ...now, ...change })),
    error,
    submit: () => void submit(),
    made,
    again: () => setMade(null),
    /** For `SubmitRow`. */
    row: {
      label: 'Create token',
      pending,
      dirty,
      onDiscard: () => forget(initial, 0),
      note: restored && 'Restored what you had typed.',
    } as const,
  };
}

/** A token that was just made: shown this once, with a command to use it by. */
export function TokenShownOnce({
  made,
  lead,
  command,
  onAgain,
  done,
  children,
}: {
  readonly made: MadeToken<unknown>;
  /** What the command is for: "Try it". */
  readonly lead: string;
  readonly command: string;
  readonly onAgain: () => void;
  readonly done: { readonly label: string; readonly href: string };
  readonly children: ReactNode;
}) {
  return (
    <ShownOnce
      title={`Token ${made.name} for ${made.environment}`}
      value={made.token}
      copyLabel="Copy token"
      more={
        <div>
          <p className={styles.lead}>{lead}</p>
          <div className={styles.command}>
            <code>{command}</code>
            <CopyButton value={command} label="Copy command" />
          </div>
        </div>
      }
      onAgain={{ label: 'New token', run: onAgain }}
      done={done}
    >
      {children}
    </ShownOnce>
  );
}
