'use client';

import { Button, Modal } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { attempt } from '../attempt';
import { Form } from '../Form';
import { fieldError, fieldId } from '../form-fields';
import styles from './ActDialog.module.css';
import { EffectsGate } from './EffectsGate';
import { useEffects } from './use-effects';

/** What the fields of a dialog are given. */
export interface DialogPart<Values> {
  readonly values: Values;
  readonly set: (change: Partial<Values>) => void;
  readonly at: (path: string) => { readonly id: string; readonly error: string | false };
}

/** A dialog that does one thing to a record; where that could close routes it shows which first. */
export function ActDialog<Values extends object>({
  title,
  confirmLabel,
  danger = false,
  initial,
  labels,
  input,
  save,
  preview,
  onClose,
  children,
}: {
  readonly title: string;
  /** The verb: "Terminate contract". */
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly initial: Values;
  readonly labels: Readonly<Record<string, string>>;
  /** What the command takes, from what is typed. */
  readonly input: (values: Values) => unknown;
  readonly save: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly preview?: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
  readonly onClose: () => void;
  readonly children: (part: DialogPart<Values>) => ReactNode;
}) {
  const router = useRouter();
  const [values, setValues] = useState(initial);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const effects = useEffects(preview ?? closesNothing);

  const submit = async () => {
    setPending(true);
    const wanted = input(values);
    const result = await attempt(() => effects.guard(wanted, () => save(wanted)));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    onClose();
    router.refresh();
  };

  return (
    <Modal
      opened
      onClose={() => !pending && onClose()}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Form className={styles.fields} error={error} labels={labels} onSubmit={() => void submit()}>
        {children({
          values,
          set: (change) => setValues((now) => ({ ...now, ...change })),
          at: (path) => ({ id: fieldId(path), error: fieldError(error?.fields, path) }),
        })}
        {preview && <EffectsGate effects={effects} />}
        <div className={styles.buttons}>
          <Button variant="default" disabled={pending} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={pending} {...(danger && { color: 'red.8' })}>
            {confirmLabel}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}

async function closesNothing(): Promise<ActionResult<EvidenceEffects>> {
  return { ok: true, data: { environments: [], opens: [] } };
}
