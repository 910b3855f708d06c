import type { Metadata } from 'next';
import { NewWebhook } from '@/components/notifications/NewWebhook';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../refusal';
import { createWebhookAction } from '../actions';

export const metadata: Metadata = { title: 'New webhook' };

export default async function NewWebhookPage() {
  const { roles } = await requireCaller();
  if (!allows(roles, 'webhook.create')) return <Refusal action="webhook.create" />;
  return (
    <>
      <PageHeader
        title="New webhook"
        description="It is told of what happens from now on. Its secret is shown once."
      />
      <NewWebhook create={createWebhookAction} />
    </>
  );
}
