import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { Sign, type Tone } from '@/components/ui/Sign';
import type { RouterStanding } from '@/lib/routers/standing';
import { STANDING_ADVICE, STANDING_WORDS } from '@/lib/routers/standing-words';

const SIGNS = {
  current: { tone: 'good', icon: IconCircleCheck },
  behind: { tone: 'warning', icon: IconAlertTriangle },
  rejecting: { tone: 'bad', icon: IconCircleX },
  silent: { tone: 'neutral', icon: IconPlugConnectedX },
  empty: { tone: 'bad', icon: IconCircleDashed },
} as const satisfies Record<RouterStanding, { tone: Tone; icon: unknown }>;

/** How a router stands to the version in force; with `count`, how many stand so. */
export function StandingSign({
  standing,
  count,
}: {
  readonly standing: RouterStanding;
  readonly count?: string;
}) {
  const { tone, icon: Icon } = SIGNS[standing];
  return (
    <Sign tone={tone} icon={<Icon size={14} />} title={STANDING_ADVICE[standing].means}>
      {count === undefined ? (
        STANDING_WORDS[standing]
      ) : (
        <>
          <span className="numeric">{count}</span> {STANDING_WORDS[standing].toLowerCase()}
        </>
      )}
    </Sign>
  );
}
