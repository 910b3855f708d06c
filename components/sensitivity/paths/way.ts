import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconQuestionMark } from '@tabler/icons-react';
import type { Tone } from '@/components/ui/Sign';

/** How the way is known to what one channel sells of one owner. */
export interface Way {
  readonly subject: string;
  readonly channelKey: string;
  readonly channelName: string;
  readonly ownerName: string | null;
  readonly offerings: number;
  readonly sample: boolean;
  readonly standing: 'recorded' | 'ending' | 'ended' | 'unknown';
  readonly heldBy: string | null;
  readonly parties: readonly string[];
  readonly endsOn: string | null;
  readonly inWork: 'open' | 'submitted' | null;
  readonly apart: number;
}

/** Words and signs for how a way is known. */
export const STANDINGS = {
  recorded: { word: 'Recorded', tone: 'good', icon: IconCircleCheck },
  ending: { word: 'Ends by notice', tone: 'warning', icon: IconAlertTriangle },
  ended: { word: 'Ended by notice', tone: 'bad', icon: IconCircleX },
  unknown: { word: 'Unknown', tone: 'neutral', icon: IconQuestionMark },
} as const satisfies Record<Way['standing'], { word: string; tone: Tone; icon: unknown }>;

export const ROLE_WORDS = {
  channel: 'Channel',
  owner: 'Owner',
  subprocessor: 'Subprocessor',
  none: 'Gets no data',
} as const;
