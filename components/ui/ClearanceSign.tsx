import { IconCircleCheckFilled, IconClockExclamation, IconLock, IconQuestionMark } from '@tabler/icons-react';
import { CLEARANCE_WORDS, type ClearanceState } from '@/lib/sensitivity/clearance-state';
import { formatDate } from './format-date';
import { Sign, type Tone } from './Sign';

const SHOWN: Readonly<Record<ClearanceState, { readonly tone: Tone; readonly meaning: string }>> = {
  open: { tone: 'good', meaning: 'Cleared: everything that the label asks for is there.' },
  ending: { tone: 'warning', meaning: 'Cleared, and ends within 90 days.' },
  shut: { tone: 'bad', meaning: 'Not cleared: something that the label asks for is missing.' },
  unknown: { tone: 'neutral', meaning: 'Nothing is recorded to judge it by, so it is not cleared.' },
};

const ICONS = {
  open: <IconCircleCheckFilled size={14} />,
  ending: <IconClockExclamation size={14} />,
  shut: <IconLock size={14} />,
  unknown: <IconQuestionMark size={14} />,
};

/** How an offering stands to a label, and until when. `bare` leaves the word to those who listen and to hover. */
export function ClearanceSign({
  clearance: { state, until },
  bare = false,
}: {
  readonly clearance: { readonly state: ClearanceState; readonly until: string | null };
  readonly bare?: boolean;
}) {
  const { tone, meaning } = SHOWN[state];
  const words =
    until === null ? CLEARANCE_WORDS[state] : `${CLEARANCE_WORDS[state]} until ${formatDate(until)}`;
  return (
    <Sign tone={tone} icon={ICONS[state]} title={bare ? `${words}. ${meaning}` : meaning}>
      {bare ? <span className="visually-hidden">{words}</span> : words}
    </Sign>
  );
}
