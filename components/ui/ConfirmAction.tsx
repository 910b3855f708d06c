'use client';

import { Button, type ButtonProps, Modal, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { FormErrors } from './FormErrors';
import { fieldError } from './form-fields';

/**
 * A button for what cannot be undone: asks once, naming the thing and the effect. `typedName` must be typed first,
 * where the effect is wide; with `reasonLabel` a reason is asked for, which an error at `/reason` is shown at. `onConfirm`
 * may return an ActionResult: its error is shown and the dialog stays.
 */
export function ConfirmAction({
  label,
  title,
  effect,
  confirmLabel,
  typedName,
  reasonLabel,
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
  readonly reasonLabel?: string;
  readonly onConfirm: (reason: string) => Promise<ActionResult<unknown> | undefined>;
  readonly buttonProps?: ButtonProps & { readonly 'aria-label'?: string };
}) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const blocked = typedName !== undefined && typed.trim() !== typedName;

  const close = () => {
    if (pending) return;
    setOpen(false);
    setTyped('');
    setReason('');
    setError(null);
  };
  const confirm = async () => {
    setPending(true);
    try {
      const result = await onConfirm(reason);
      if (result && !result.ok) setError(result.error);
      else {
        setOpen(false);
        setTyped('');
        setReason('');
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
          {error && !(reasonLabel && fieldError(error.fields, '/reason')) && <FormErrors error={error} />}
          <div style={{ marginBlock: 8 }}>{effect}</div>
          {reasonLabel !== undefined && (
            <Textarea
              data-autofocus
              label={reasonLabel}
              error={fieldError(error?.fields, '/reason')}
              autosize
              minRows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
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
