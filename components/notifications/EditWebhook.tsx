'use client';

import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { ActionResult } from '@/lib/http/action-result';
import { NOTIFICATION_KINDS, type NotificationKind } from '@/lib/notifications/kinds';
import type { WebhookFieldsDto } from '@/lib/notifications/notification';
import styles from './notifications.module.css';
import { WEBHOOK_LABELS, WebhookFields, type WebhookValues } from './WebhookFields';

const valuesOf = ({ name, url, kinds }: WebhookFieldsDto): WebhookValues => ({ name, url, kinds });
const kindWords = (kinds: readonly NotificationKind[]): string =>
  kinds.length === 0 ? 'everything' : kinds.map((kind) => NOTIFICATION_KINDS[kind].name).join(', ');

/** Changes where a webhook goes and what it is told of. Its secret stays. */
export function EditWebhook({
  webhook,
  save,
}: {
  readonly webhook: WebhookFieldsDto;
  readonly save: (input: unknown) => Promise<ActionResult<WebhookFieldsDto>>;
}) {
  const router = useRouter();
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: 'webhook',
    existing: webhook,
    initial: valuesOf(webhook),
    valuesOf,
    save: (typed, edited) => save({ ...typed, ...edited }),
    onSaved: () => router.push('/settings/webhooks'),
  });
  if (conflict) {
    const { theirs, choices } = conflict;
    const row = (label: string, mine: string, other: string) => ({
      label,
      mine,
      theirs: other,
      same: mine === other,
    });
    return (
      <ConflictView
        what="webhook"
        fields={[
          row('Name', values.name, theirs.name),
          row('Address', values.url, theirs.url),
          row('Told of', kindWords(values.kinds), kindWords(theirs.kinds)),
        ]}
        {...choices}
      />
    );
  }
  return (
    <Form className={styles.form} error={error} labels={WEBHOOK_LABELS} onSubmit={submit}>
      <WebhookFields
        values={values}
        error={error}
        set={(change) => setValues((now) => ({ ...now, ...change }))}
      />
      <SaveBar label="Save webhook" {...bar} />
    </Form>
  );
}
