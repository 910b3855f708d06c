'use client';

import { Button, type ButtonProps, Modal, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { FormErrors } from './FormErrors';

/**
 * A button for what cannot be undone: asks once, naming the thing and the effect. `typedName` must be typed first,
 * where the effect is wide. `onConfirm` may return an ActionResult: its error is shown and the dialog stays.
 */
export function ConfirmAction({
  label,
  title,
  effect,
  confirmLabel,
  typedName,
  onConfirm,
  buttonProps,
}: {
  readonly label: ReactNode;
  /** "Revoke token ci-staging?" */
  readonly title: string;
  readonly effect: ReactNode;
  /** The verb: "Revoke token". */
  readonly confirmLabel: string;
  readonly typedName?: string;
  readonly onConfirm: () => Promise<ActionResult<unknown> | undefined>;
  readonly buttonProps?: ButtonProps & { readonly 'aria-label'?: string };
}) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const blocked = typedName !== undefined && typed.trim() !== typedName;

  const close = () => {
    if (pending) return;
    setOpen(false);
    setTyped('');
    setError(null);
  };
  const confirm = async () => {
    setPending(true);
    try {
      const result = await onConfirm();
      if (result && !result.ok) setError(result.error);
      else {
        setOpen(false);
        setTyped('');
        setError(null);
      }
    } catch {
      setError({
        kind: 'unavailable',
        message: 'It could not be done, and nothing was changed. Try again.',
        fields: [],
        findings: [],
      });
    } finally {
      setPending(false);
    }
  };

  return (
    <>
      <Button variant="default" {...buttonProps} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        opened={open}
        onClose={close}
        title={title}
        size="md"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!blocked) void confirm();
          }}
        >
          <FormErrors error={error} />
          <div style={{ marginBlock: 8 }}>{effect}</div>
          {typedName !== undefined && (
            <TextInput
              data-autofocus
              label={`Type ${typedName} to confirm`}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
            />
          )}
          <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginTop: 16 }}>
            <Button variant="default" onClick={close} disabled={pending}>
              Cancel
            </Button>
            <Button type="submit" color="red" loading={pending} disabled={blocked}>
              {confirmLabel}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
