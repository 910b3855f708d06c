'use client';

import { Checkbox, Input, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { ActionError } from '@/lib/http/action-result';
import { NOTIFICATION_KIND_KEYS, NOTIFICATION_KINDS, type NotificationKind } from '@/lib/notifications/kinds';
import styles from './notifications.module.css';

/** What is typed of a webhook. No kinds = all of them. */
export interface WebhookValues {
  readonly name: string;
  readonly url: string;
  readonly kinds: readonly NotificationKind[];
}

export const NO_WEBHOOK: WebhookValues = { name: '', url: '', kinds: [] };
export const WEBHOOK_LABELS = { '/name': 'Name', '/url': 'Address', '/kinds': 'Told of' };

/** The fields of a webhook, in a form. */
export function WebhookFields({
  values,
  error,
  set,
}: {
  readonly values: WebhookValues;
  readonly error: ActionError | null;
  readonly set: (change: Partial<WebhookValues>) => void;
}) {
  const all = values.kinds.length === 0;
  return (
    <>
      <TextInput
        id={fieldId('/name')}
        label="Name"
        description="Who listens there: a channel, a ticket queue."
        value={values.name}
        maxLength={80}
        autoComplete="off"
        error={fieldError(error?.fields, '/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        id={fieldId('/url')}
        label="Address"
        description="Public and https. Hosts of your own network have to be allowed by whoever runs Fairlead."
        value={values.url}
        autoComplete="off"
        inputMode="url"
        error={fieldError(error?.fields, '/url')}
        onChange={(event) => set({ url: event.currentTarget.value })}
      />
      <Input.Wrapper
        label="Told of"
        labelElement="div"
        description={all ? 'Everything, what is added later too.' : 'What is chosen here alone.'}
        error={fieldError(error?.fields, '/kinds')}
      >
        <div className={styles.kinds}>
          {NOTIFICATION_KIND_KEYS.map((kind) => (
            <Checkbox
              key={kind}
              label={NOTIFICATION_KINDS[kind].name}
              checked={values.kinds.includes(kind)}
              onChange={({ currentTarget: { checked } }) =>
                set({
                  kinds: NOTIFICATION_KIND_KEYS.filter((one) =>
                    one === kind ? checked : values.kinds.includes(one),
                  ),
                })
              }
            />
          ))}
        </div>
      </Input.Wrapper>
    </>
  );
}
