'use client';

import { Textarea } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { Link } from '@/components/ui/Link';
import { reviewHref } from '@/components/ui/links/routing';
import type { ActionResult } from '@/lib/http/action-result';
import type { StopDto } from '@/lib/routing/dto';
import styles from './stops.module.css';

/** Where the lifting of a stop stands: open to the reader, to be approved by others first, or asked of them already. */
export type Lifting =
  | { readonly kind: 'free' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'asked'; readonly review: string; readonly approved: boolean }
  | { readonly kind: 'none' };

export interface LiftActions {
  readonly lift: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly request: (input: unknown) => Promise<ActionResult<unknown>>;
}

/** The way to lift a stop, or to ask for that where others have to approve it. */
export function StopLift({
  stop,
  environment,
  environmentName,
  activeVersion,
  lifting,
  actions,
}: {
  readonly stop: StopDto;
  readonly environment: string;
  readonly environmentName: string;
  readonly activeVersion: number | null;
  readonly lifting: Lifting;
  readonly actions: LiftActions;
}) {
  const name = `${stop.subject} ${stop.name}`;
  return (
    <div className={styles.stopTools}>
      {lifting.kind === 'asked' && (
        <Link href={reviewHref(lifting.review)}>
          {lifting.approved ? 'Lifting is approved' : 'Lifting waits for approval'}
        </Link>
      )}
      {lifting.kind === 'ask' && (
        <Reasoned
          label="Ask to lift"
          spoken={`Ask to lift the stop of ${name}`}
          title={`Ask to lift the stop of ${name} in ${environmentName}?`}
          effect="Lifting it opens something, so others approve it first. It stays in force until then."
          field="What it is for"
          confirmLabel="Request approval"
          confirm={(message) =>
            actions.request({
              kind: 'lift',
              environment,
              stop: stop.key,
              baseVersion: activeVersion,
              message,
            })
          }
        />
      )}
      {(lifting.kind === 'free' || (lifting.kind === 'asked' && lifting.approved)) && (
        <Reasoned
          label="Lift"
          spoken={`Lift the stop of ${name}`}
          title={`Lift the stop of ${name} in ${environmentName}?`}
          effect="Routers may use it again within seconds, wherever a rule lists it and it is cleared."
          field="Why"
          confirmLabel="Lift stop"
          confirm={(reason) => actions.lift({ environment, stop: stop.key, reason })}
        />
      )}
    </div>
  );
}

/** A step that needs a reason in a line or two. */
function Reasoned({
  label,
  spoken,
  title,
  effect,
  field,
  confirmLabel,
  confirm,
}: {
  readonly label: string;
  /** The button's name for those who do not see which stop it stands beside. */
  readonly spoken: string;
  readonly title: string;
  readonly effect: string;
  readonly field: string;
  readonly confirmLabel: string;
  readonly confirm: (reason: string) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  return (
    <ConfirmAction
      label={label}
      title={title}
      effect={
        <>
          <p>{effect}</p>
          <Textarea
            mt={8}
            label={field}
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      }
      confirmLabel={confirmLabel}
      buttonProps={{ size: 'compact-sm', style: { flex: 'none' }, 'aria-label': spoken }}
      onConfirm={async () => {
        const result = await confirm(reason);
        if (result.ok) setReason('');
        router.refresh();
        return result;
      }}
    />
  );
}
