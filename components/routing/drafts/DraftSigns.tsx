import { IconClock, IconEye, IconGitMerge } from '@tabler/icons-react';
import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { rebaseHref, reviewHref } from '@/components/ui/links/routing';
import { Sign } from '@/components/ui/Sign';
import type { DraftDto } from '@/lib/routing/draft';

const SIZE = 13;

/** What waits for a draft: others overtook it, someone is asked to approve it, it is to be published at a time. */
export function DraftSigns({ draft, plain = false }: { readonly draft: DraftDto; readonly plain?: boolean }) {
  const { stale, review, publishAt, environment, name } = draft;
  return (
    <>
      {stale && (
        <Sign tone="warning" icon={<IconGitMerge size={SIZE} />}>
          {plain ? (
            'out of date'
          ) : (
            <Link href={rebaseHref(environment, name)}>Out of date: bring it up to date</Link>
          )}
        </Sign>
      )}
      {review && (
        <Sign tone="information" icon={<IconEye size={SIZE} />}>
          {plain ? 'under review' : <Link href={reviewHref(review)}>Under review</Link>}
        </Sign>
      )}
      {publishAt && (
        <Sign tone="information" icon={<IconClock size={SIZE} />}>
          {plain ? 'publishes' : 'Publishes'} <DateTime at={publishAt} />
        </Sign>
      )}
    </>
  );
}
