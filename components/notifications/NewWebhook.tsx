'use client';

import { Form } from '@/components/ui/Form';
import { useMadeSecret } from '@/components/ui/made-token';
import { ShownOnce } from '@/components/ui/ShownOnce';
import { SubmitRow } from '@/components/ui/SubmitRow';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './notifications.module.css';
import { NO_WEBHOOK, WEBHOOK_LABELS, WebhookFields } from './WebhookFields';

/** Makes a webhook, and shows once the secret with which its receiver tells that a message is Fairlead's. */
export function NewWebhook({
  create,
}: {
  readonly create: (
    input: unknown,
  ) => Promise<ActionResult<{ readonly id: string; readonly secret: string }>>;
}) {
  const form = useMadeSecret({ kept: 'webhook:new', initial: NO_WEBHOOK, label: 'Create webhook', create });
  if (form.made) {
    return (
      <ShownOnce
        title={`Secret of ${form.made.name}`}
        value={form.made.secret}
        copyLabel="Copy secret"
        more={null}
        onAgain={{ label: 'New webhook', run: form.again }}
        done={{ label: 'Back to webhooks', href: '/settings/webhooks' }}
      >
        Every message is signed with it as Standard Webhooks says. Keep it with the receiver; it is not shown
        again.
      </ShownOnce>
    );
  }
  return (
    <Form className={styles.form} error={form.error} labels={WEBHOOK_LABELS} onSubmit={form.submit}>
      <WebhookFields values={form.values} error={form.error} set={form.set} />
      <SubmitRow {...form.row} />
    </Form>
  );
}
