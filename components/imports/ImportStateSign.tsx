import { IconArrowBackUp, IconCheck, IconEye, IconX } from '@tabler/icons-react';
import { Sign, type Tone } from '@/components/ui/Sign';
import type { ImportState } from '@/lib/catalog/import/preview';
import { STATE_WORDS } from './import-words';

const SHOWN = {
  preview: { tone: 'warning', icon: <IconEye size={14} /> },
  applied: { tone: 'good', icon: <IconCheck size={14} /> },
  undone: { tone: 'neutral', icon: <IconArrowBackUp size={14} /> },
  discarded: { tone: 'neutral', icon: <IconX size={14} /> },
} as const satisfies Readonly<Record<ImportState, { tone: Tone; icon: React.ReactNode }>>;

/** How an import stands; of those applied, the one that is what its source says today is named. */
export function ImportStateSign({
  state,
  current = false,
}: {
  readonly state: ImportState;
  readonly current?: boolean;
}) {
  const { tone, icon } = SHOWN[state];
  return (
    <Sign tone={tone} icon={icon} {...(current && { title: 'What this source says today' })}>
      {STATE_WORDS[state]}
      {current && ', current'}
    </Sign>
  );
}
