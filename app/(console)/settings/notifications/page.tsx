import type { Metadata } from 'next';
import { PreferencesForm } from '@/components/notifications/PreferencesForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { mailIsSetUp, preferencesOf } from '@/lib/notifications/server/notification-queries';
import { preferenceAction } from './actions';

export const metadata: Metadata = { title: 'Notifications' };

export default async function NotificationSettingsPage() {
  const { personId } = await requireCaller();
  return (
    <>
      <PageHeader
        title="What I hear of"
        description="For you alone. Each choice holds as soon as it is made."
      />
      <PreferencesForm
        preferences={await preferencesOf(personId)}
        mail={mailIsSetUp()}
        save={preferenceAction}
      />
    </>
  );
}
