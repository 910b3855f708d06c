import { IconAlertTriangle, IconCheck, IconHelp, IconMinus, IconX } from '@tabler/icons-react';
import { Sign, type Tone } from '@/components/ui/Sign';
import type { Deviation, Verdict } from '@/lib/contracts/playbook';
import { verdictWord } from './verdict-words';

const SIGNS: Readonly<Record<Verdict, { tone: Tone; icon: typeof IconX }>> = {
  meets: { tone: 'good', icon: IconCheck },
  acceptable: { tone: 'warning', icon: IconAlertTriangle },
  walk_away: { tone: 'bad', icon: IconX },
  missing: { tone: 'bad', icon: IconMinus },
  unknown: { tone: 'neutral', icon: IconHelp },
};

/** How far a clause is from the playbook, in a word; why, on hover. */
export function VerdictSign({ verdict, reasons }: Deviation) {
  const { tone, icon: Icon } = SIGNS[verdict];
  return (
    <Sign tone={tone} icon={<Icon size={14} />} {...(reasons.length > 0 && { title: reasons.join('. ') })}>
      {verdictWord(verdict)}
    </Sign>
  );
}
