import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EditWebhook } from '@/components/notifications/EditWebhook';
import { PageHeader } from '@/components/ui/PageHeader';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listWebhooks } from '@/lib/notifications/server/webhook-queries';
import { Refusal } from '../../refusal';
import { updateWebhookAction } from '../actions';

export const metadata: Metadata = { title: 'Webhook' };

export default async function WebhookPage({
  params,
}: {
  readonly params: Promise<{ readonly webhook: string }>;
}) {
  const { roles } = await requireCaller();
  if (!allows(roles, 'webhook.update')) return <Refusal action="webhook.update" />;
  const { webhook: id } = await params;
  const webhook = (await listWebhooks()).find((one) => one.id === id);
  if (!webhook) notFound();
  return (
    <>
      <PageHeader trail={<TrailLink roles={roles} type="webhook" id={webhook.id} />} title={webhook.name} />
      <EditWebhook webhook={webhook} save={updateWebhookAction} />
    </>
  );
}
