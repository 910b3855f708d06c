import { IconClockExclamation, IconLock, IconLockOpen, IconQuestionMark } from '@tabler/icons-react';
import { formatDate } from './format-date';
import { Sign } from './Sign';

/** Whether evidence opens an offering for a label. `until` is the last day, where it ends. */
export type ClearanceState =
  | { readonly state: 'open'; readonly until: string | null }
  | { readonly state: 'ending'; readonly until: string }
  | { readonly state: 'closed' }
  | { readonly state: 'unknown' };

export function ClearanceSign({ clearance }: { readonly clearance: ClearanceState }) {
  switch (clearance.state) {
    case 'open':
      return (
        <Sign tone="good" icon={<IconLockOpen size={13} />}>
          {clearance.until ? `Open until ${formatDate(clearance.until)}` : 'Open'}
        </Sign>
      );
    case 'ending':
      return (
        <Sign tone="warning" icon={<IconClockExclamation size={13} />}>
          Ends {formatDate(clearance.until)}
        </Sign>
      );
    case 'closed':
      return (
        <Sign tone="bad" icon={<IconLock size={13} />}>
          Closed
        </Sign>
      );
    case 'unknown':
      return (
        <Sign tone="neutral" icon={<IconQuestionMark size={13} />}>
          Unknown
        </Sign>
      );
  }
}
