'use client';

import { Button } from '@mantine/core';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { Ago } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { LinkButton } from '@/components/ui/LinkButton';
import { PlainTable } from '@/components/ui/PlainTable';
import { Section } from '@/components/ui/Section';
import { Sign } from '@/components/ui/Sign';
import { useAct } from '@/components/ui/use-act';
import type { ActionResult } from '@/lib/http/action-result';
import { NOTIFICATION_KINDS } from '@/lib/notifications/kinds';
import type { DeliveryDto, WebhookDto } from '@/lib/notifications/notification';
import styles from './notifications.module.css';

type Act = (input: unknown) => Promise<ActionResult<unknown>>;

/** The webhooks, each with what it was told last and how that went. */
export function WebhookList({
  webhooks,
  actions,
}: {
  readonly webhooks: readonly WebhookDto[];
  /** Null for whoever only looks. */
  readonly actions: { readonly test: Act; readonly archive: Act } | null;
}) {
  return (
    <div className={styles.stack}>
      {webhooks.map((webhook) => (
        <Webhook key={webhook.id} webhook={webhook} actions={actions} />
      ))}
    </div>
  );
}

function Webhook({
  webhook: { id, revision, name, url, kinds, deliveries },
  actions,
}: {
  readonly webhook: WebhookDto;
  readonly actions: { readonly test: Act; readonly archive: Act } | null;
}) {
  const { act, error, pending } = useAct();
  const told =
    kinds.length === 0 ? 'everything' : kinds.map((kind) => NOTIFICATION_KINDS[kind].name).join(', ');
  return (
    <Section
      title={name}
      actions={
        actions && (
          <>
            <Button
              size="compact-sm"
              variant="default"
              loading={pending}
              aria-label={`Send a test to ${name}`}
              onClick={() => void act(() => actions.test({ id, revision }))}
            >
              Send a test
            </Button>
            <LinkButton size="compact-sm" variant="default" href={`/settings/webhooks/${id}`}>
              Edit
            </LinkButton>
            <ConfirmAction
              label="Remove"
              title={`Remove ${name}?`}
              effect="It is told of nothing any more, and what waits for it is dropped."
              confirmLabel="Remove webhook"
              onConfirm={() => actions.archive({ id, revision })}
              buttonProps={{ size: 'compact-sm', 'aria-label': `Remove ${name}` }}
            />
          </>
        )
      }
    >
      <FormErrors error={error} />
      <p className={styles.muted}>
        <code>{url}</code> · told of {told}
      </p>
      {deliveries.length === 0 ? (
        <p className={styles.muted}>Nothing was sent yet.</p>
      ) : (
        <PlainTable label={`Sent to ${name}`} minWidth={560}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">When</th>
              <th scope="col">How it went</th>
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <tr key={delivery.id}>
                <td>{delivery.title}</td>
                <td>
                  <Ago at={delivery.at} />
                </td>
                <td>
                  <Outcome delivery={delivery} />
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
    </Section>
  );
}

const TONES = { waiting: 'information', done: 'good', failed: 'bad' } as const;
const WORDS = { waiting: 'Waits', done: 'Taken', failed: 'Given up' } as const;

function Outcome({ delivery: { state, attempts, problem, nextAt } }: { readonly delivery: DeliveryDto }) {
  return (
    <>
      <Sign tone={TONES[state]}>{WORDS[state]}</Sign>{' '}
      <span className={`${styles.muted} ${styles.small}`}>
        {attempts > 1 && `${attempts} attempts. `}
        {problem}{' '}
        {nextAt && attempts > 0 && (
          <>
            Next attempt <Ago at={nextAt} />.
          </>
        )}
      </span>
    </>
  );
}
