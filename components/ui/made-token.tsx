'use client';

import { type ReactNode, useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { attempt } from './attempt';
import { useKeptForm } from './kept-form';
import { ShownOnce } from './ShownOnce';
import { useSaveKeys } from './save-keys';
import { TextToCopy } from './TextToCopy';

/** What every form for a secret asks. */
interface SecretValues {
  readonly name: string;
}

/** A token that was made, as its command answers. */
export interface CreatedToken {
  readonly token: string;
  readonly environment: string;
  readonly expiresAt: string | null;
}

/** What was made, and what was asked for. */
type Made<Created, Values> = Created & { readonly name: string; readonly values: Values };

/** A form that makes a secret: what is typed is kept until there is one, which `made` holds until the next. */
export function useMadeSecret<Values extends SecretValues, Created extends object>({
  kept,
  initial,
  label,
  create,
}: {
  /** Under which what is typed is kept. */
  readonly kept: string;
  readonly initial: Values;
  /** Of the button. */
  readonly label: string;
  readonly create: (input: unknown) => Promise<ActionResult<Created>>;
}) {
  const { values, setValues, dirty, restored, forget } = useKeptForm<Values>(kept, initial, 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [made, setMade] = useState<Made<Created, Values> | null>(null);

  const submit = async () => {
    if (pending) return;
    setPending(true);
    const result = await attempt(() => create(values));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    setMade({ ...result.data, name: values.name.trim(), values });
    forget({ ...initial, ...('environment' in values && { environment: values.environment }) }, 0);
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
      label,
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
  readonly made: Made<CreatedToken, unknown>;
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
      more={<TextToCopy lead={lead} value={command} label="Copy command" />}
      onAgain={{ label: 'New token', run: onAgain }}
      done={done}
    >
      {children}
    </ShownOnce>
  );
}
