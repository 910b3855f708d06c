import type { Metadata } from 'next';
import { CalendarLinks } from '@/components/contracts/timeline/CalendarLinks';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { listCalendarLinks } from '@/lib/contracts/server/calendar-link-queries';
import { env } from '@/lib/env';
import { createCalendarLinkAction, revokeCalendarLinkAction } from './actions';

export const metadata: Metadata = { title: 'Calendars' };

export default async function CalendarsPage() {
  const caller = await requireCaller();
  return (
    <Page>
      <PageHeader
        title="Calendars"
        description="A secret address at which your calendar reads notice deadlines, ends of contracts and clauses, certificates that expire and clearances that end, each with reminders 90, 60, 30 and 7 days before. It holds what you may read, for as long as you may."
      />
      <CalendarLinks
        links={await listCalendarLinks(caller)}
        origin={env().NEXTAUTH_URL}
        create={createCalendarLinkAction}
        revoke={revokeCalendarLinkAction}
      />
    </Page>
  );
}
