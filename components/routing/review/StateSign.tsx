import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconMessageReport,
  IconPencil,
  IconRefreshAlert,
} from '@tabler/icons-react';
import { Sign, type Tone } from '@/components/ui/Sign';
import type { ReviewState } from '@/lib/routing/review';

const SIGNS: Readonly<Record<ReviewState, { tone: Tone; icon: typeof IconClock; words: string }>> = {
  free: { tone: 'neutral', icon: IconPencil, words: 'Draft' },
  unasked: { tone: 'neutral', icon: IconPencil, words: 'Approval not requested' },
  awaiting: { tone: 'information', icon: IconClock, words: 'Awaiting approval' },
  changes_requested: { tone: 'bad', icon: IconMessageReport, words: 'Changes requested' },
  approved: { tone: 'good', icon: IconCircleCheck, words: 'Approved' },
  outdated: { tone: 'warning', icon: IconRefreshAlert, words: 'Changed since it was requested' },
  stale: { tone: 'warning', icon: IconAlertTriangle, words: 'Out of date' },
};

/** Where something stands that others approve. */
export function StateSign({ state }: { readonly state: ReviewState }) {
  const { tone, icon: Icon, words } = SIGNS[state];
  return (
    <Sign tone={tone} icon={<Icon size={15} />}>
      {words}
    </Sign>
  );
}
