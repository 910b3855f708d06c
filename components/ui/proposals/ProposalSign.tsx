import { IconCircleCheck, IconCircleDashed, IconCircleX, IconClock, IconPencil } from '@tabler/icons-react';
import { Sign, type Tone } from '@/components/ui/Sign';
import type { ProposalDto } from '@/lib/proposals/proposal';

const STATES = {
  open: { tone: 'neutral', icon: IconPencil, word: 'Being written' },
  submitted: { tone: 'information', icon: IconClock, word: 'Waits for approval' },
  approved: { tone: 'good', icon: IconCircleCheck, word: 'Approved' },
  ended: { tone: 'neutral', icon: IconCircleDashed, word: 'Ended' },
  withdrawn: { tone: 'neutral', icon: IconCircleX, word: 'Withdrawn' },
} as const satisfies Record<ProposalDto['state'], { tone: Tone; icon: unknown; word: string }>;

/** How a proposal stands, in a word; and where fewer than two people stand behind it, that too. */
export function ProposalSign({
  proposal,
}: {
  readonly proposal: Pick<ProposalDto, 'state' | 'singlePerson' | 'closing'>;
}) {
  const { tone, icon: Icon, word } = STATES[proposal.state];
  return (
    <>
      <Sign tone={tone} icon={<Icon size={14} />}>
        {proposal.closing && proposal.state === 'approved' ? 'Holds' : word}
      </Sign>
      {proposal.singlePerson && (
        <>
          {' '}
          <Sign tone="warning" title="Approved by whoever wrote it, since nobody else could">
            one person
          </Sign>
        </>
      )}
    </>
  );
}
