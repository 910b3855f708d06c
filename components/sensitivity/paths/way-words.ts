import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconQuestionMark } from '@tabler/icons-react';
import type { Tone } from '@/components/ui/Sign';
import type { Way } from '@/lib/contracts/way';

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
