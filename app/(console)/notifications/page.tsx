import { IconBell } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { NotificationList } from '@/components/notifications/NotificationList';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { listNotifications } from '@/lib/notifications/server/notification-queries';
import { readAction } from './actions';

export const metadata: Metadata = { title: 'Notifications' };

export default async function NotificationsPage() {
  const { personId } = await requireCaller();
  const notifications = await listNotifications(personId);
  return (
    <>
      <PageHeader
        title="Notifications"
        actions={
          <LinkButton variant="default" href="/settings/notifications">
            What I hear of
          </LinkButton>
        }
      />
      {notifications.length > 0 ? (
        <NotificationList notifications={notifications} read={readAction} />
      ) : (
        <EmptyState icon={<IconBell />} title="Nothing yet">
          Approvals that wait for you, deadlines of contracts, clearances that end and what takes effect are
          told here, and by mail where you want it.
        </EmptyState>
      )}
    </>
  );
}
