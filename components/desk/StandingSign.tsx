import {
  IconCircleCheck,
  IconCircleDashed,
  IconCirclePlus,
  IconClock,
  IconMessageReport,
} from '@tabler/icons-react';
import { Sign, type Tone } from '@/components/ui/Sign';
import type { DeskEntry } from './entries';

const STANDINGS = {
  missing: { tone: 'neutral', icon: IconCirclePlus, word: 'Missing' },
  open: { tone: 'neutral', icon: IconCircleDashed, word: 'Open' },
  changes: { tone: 'warning', icon: IconMessageReport, word: 'Changes asked' },
  waiting: { tone: 'information', icon: IconClock, word: 'Waiting' },
  approved: { tone: 'good', icon: IconCircleCheck, word: 'Approved' },
} as const satisfies Record<DeskEntry['standing'], { tone: Tone; icon: unknown; word: string }>;

/** How a clause stands in its review, in a word; `brief` where there is room for its sign alone. */
export function StandingSign({
  standing,
  brief = false,
}: {
  readonly standing: DeskEntry['standing'];
  readonly brief?: boolean;
}) {
  const { tone, icon: Icon, word } = STANDINGS[standing];
  return (
    <Sign tone={tone} icon={<Icon size={brief ? 16 : 14} />} title={word}>
      <span className={brief ? 'visually-hidden' : undefined}>{word}</span>
    </Sign>
  );
}
