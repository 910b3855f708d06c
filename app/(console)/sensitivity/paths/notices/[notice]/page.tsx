import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { NoticeForm } from '@/components/sensitivity/paths/NoticeForm';
import { PATHS_HREF } from '@/components/ui/links/sensitivity';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listNotices } from '@/lib/catalog/server/notice-queries';
import { listVendors } from '@/lib/catalog/server/vendor-detail';
import {
  archiveNoticeAction,
  createNoticeAction,
  previewCreateNotice,
  previewUpdateNotice,
  updateNoticeAction,
} from '../../../path-actions';

export const metadata: Metadata = { title: 'Notice of a subprocessor' };

interface Props {
  readonly params: Promise<{ readonly notice: string }>;
  readonly searchParams: Promise<{ readonly channel?: string | string[] }>;
}

export default async function NoticePage({ params, searchParams }: Props) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'subprocessor_notice.create')) redirect(PATHS_HREF);
  const { notice: id } = await params;
  const existing = (await listNotices()).find((one) => one.id === id) ?? null;
  if (!existing && id !== 'new') notFound();
  const vendors = (await listVendors()).map(({ key, name, isChannel }) => ({ key, name, isChannel }));
  return (
    <Page>
      <PageHeader
        title={existing ? `Notice of ${existing.channelName}` : 'Record a notice'}
        description="A channel says that somebody else will process data."
      />
      <NoticeForm
        key={existing?.id ?? 'new'}
        existing={existing}
        channel={[(await searchParams).channel].flat()[0] ?? ''}
        channels={vendors.filter(({ isChannel }) => isChannel)}
        vendors={vendors}
        save={existing ? updateNoticeAction : createNoticeAction}
        preview={existing ? previewUpdateNotice : previewCreateNotice}
        archive={archiveNoticeAction}
      />
    </Page>
  );
}
