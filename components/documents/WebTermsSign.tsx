import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { formatDate } from '@/components/ui/format-date';
import { Sign } from '@/components/ui/Sign';
import { silentFrom, type WebTermsDto, webTermsState } from '@/lib/contracts/web-terms';

/** How terms by address stand, in a word. */
export function WebTermsSign({ terms, now }: { readonly terms: WebTermsDto; readonly now: string }) {
  const state = webTermsState(terms, new Date(now));
  const until = silentFrom(terms.changedAt)?.slice(0, 10);
  if (state === 'unread') return <Sign tone="neutral">No copy yet</Sign>;
  if (state === 'unreviewed') return <Sign tone="information">Not reviewed yet</Sign>;
  if (state === 'reviewed')
    return (
      <Sign tone="good" icon={<IconCheck size={14} />}>
        Reviewed
      </Sign>
    );
  if (state === 'changed')
    return (
      <Sign tone="warning" icon={<IconClock size={14} />}>
        Changed: review by {until && formatDate(until)}
      </Sign>
    );
  return (
    <Sign tone="bad" icon={<IconAlertTriangle size={14} />}>
      Changed and not reviewed: silent
    </Sign>
  );
}
