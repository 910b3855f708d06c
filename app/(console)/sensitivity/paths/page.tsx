import type { Metadata } from 'next';
import { NoticeTable } from '@/components/sensitivity/paths/NoticeTable';
import { WaysTable } from '@/components/sensitivity/paths/WaysTable';
import { LinkButton } from '@/components/ui/LinkButton';
import { noticeHref } from '@/components/ui/links/sensitivity';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listNotices } from '@/lib/catalog/server/notice-queries';
import { wayOverview } from '@/lib/contracts/server/path-overview';

export const metadata: Metadata = { title: 'Paths' };

export default async function PathsPage() {
  const caller = await requireCaller();
  const [ways, notices] = await Promise.all([wayOverview(caller, new Date()), listNotices()]);
  const waiting = ways.filter(({ inWork }) => inWork === 'submitted').length;
  return (
    <Page>
      <PageHeader
        title="Paths"
        description="Who gets data on its way to an offering. Each of them needs a clause, and an unknown way clears nothing."
      />
      <Section
        title="Ways"
        note={
          waiting === 0
            ? 'Recorded for a channel, for what it sells of one owner, or for one offering; the most particular holds.'
            : `${waiting} ${waiting === 1 ? 'waits' : 'wait'} for approval. The most particular way holds: of one offering, of an owner, of the whole channel.`
        }
      >
        <WaysTable ways={ways} />
      </Section>
      <Section
        title="Notices of new subprocessors"
        note="From its day on, a channel’s ways that do not name the new party count no more."
        actions={
          allows(caller.roles, 'subprocessor_notice.create') && (
            <LinkButton variant="default" size="compact-sm" href={noticeHref()}>
              Record notice
            </LinkButton>
          )
        }
      >
        {notices.length > 0 ? (
          <NoticeTable notices={notices} editable={allows(caller.roles, 'subprocessor_notice.update')} />
        ) : (
          <p>None is recorded.</p>
        )}
      </Section>
    </Page>
  );
}
