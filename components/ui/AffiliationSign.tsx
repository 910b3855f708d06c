import { IconCircleDashed, IconCircleFilled, IconCircleHalf2, IconQuestionMark } from '@tabler/icons-react';
import { type Affiliation, type AffiliationKind, affiliationLabel } from '@/lib/catalog/affiliation-kinds';
import { Sign, type Tone } from './Sign';

const SHOWN: Readonly<Record<AffiliationKind, { tone: Tone; meaning: string }>> = {
  first_party: {
    tone: 'warning',
    meaning: 'The seller makes this model, or controls who does.',
  },
  affiliated: {
    tone: 'information',
    meaning: 'A stake, revenue share or commitment is recorded between seller and maker.',
  },
  independent: {
    tone: 'neutral',
    meaning: 'It is recorded, with a date, that seller and maker hold nothing in each other.',
  },
  unknown: {
    tone: 'neutral',
    meaning: 'Nothing is recorded between seller and maker; it is never taken for independent.',
  },
};

const ICONS = {
  first_party: <IconCircleFilled size={10} />,
  affiliated: <IconCircleHalf2 size={12} />,
  independent: <IconCircleDashed size={12} />,
  unknown: <IconQuestionMark size={12} />,
};

/** How a channel stands to the model's owner, with the size of the interest where there is one. */
export function AffiliationSign({ affiliation }: { readonly affiliation: Affiliation }) {
  const { tone, meaning } = SHOWN[affiliation.kind];
  return (
    <Sign tone={tone} icon={ICONS[affiliation.kind]} title={meaning}>
      {affiliationLabel(affiliation)}
    </Sign>
  );
}
