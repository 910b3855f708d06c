import { IconWebhook } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { WebhookList } from '@/components/notifications/WebhookList';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listWebhooks } from '@/lib/notifications/server/webhook-queries';
import { Refusal } from '../refusal';
import { archiveWebhookAction, testWebhookAction } from './actions';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage() {
  const { roles } = await requireCaller();
  if (!allows(roles, 'webhook.read')) return <Refusal action="webhook.read" />;
  const webhooks = await listWebhooks();
  const may = allows(roles, 'webhook.create');
  const create = may && <LinkButton href="/settings/webhooks/new">New webhook</LinkButton>;
  return (
    <>
      <PageHeader
        title="Webhooks"
        description="Addresses that are told what people are told, signed, and tried again for about a day."
        actions={create}
      />
      {webhooks.length > 0 ? (
        <WebhookList
          webhooks={webhooks}
          actions={may ? { test: testWebhookAction, archive: archiveWebhookAction } : null}
        />
      ) : (
        <EmptyState icon={<IconWebhook />} title="No webhooks yet" action={create}>
          Make one to have approvals, deadlines and stops arrive in a channel or a ticket queue.
        </EmptyState>
      )}
    </>
  );
}
