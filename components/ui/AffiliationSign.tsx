import { IconCircleDashed, IconCircleHalf2, IconCircleFilled, IconQuestionMark } from '@tabler/icons-react';
import { Sign, type Tone } from './Sign';

export type AffiliationWord = 'first_party' | 'affiliated' | 'independent' | 'unknown';

const SHOWN: Readonly<Record<AffiliationWord, { word: string; tone: Tone; meaning: string }>> = {
  first_party: {
    word: 'First-party',
    tone: 'warning',
    meaning: 'The seller makes this model, or controls who does.',
  },
  affiliated: {
    word: 'Affiliated',
    tone: 'information',
    meaning: 'A stake, revenue share or commitment is recorded between seller and maker.',
  },
  independent: {
    word: 'Independent',
    tone: 'neutral',
    meaning: 'It is recorded, with a date, that seller and maker hold nothing in each other.',
  },
  unknown: {
    word: 'Unknown',
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

/** The words for each affiliation, for facets and exports. */
export function affiliationWord(affiliation: AffiliationWord): string {
  return SHOWN[affiliation].word;
}

/** How a channel stands to the model's owner. `band` is the economic interest where affiliated: "5–20 %". */
export function AffiliationSign({
  affiliation,
  band,
}: {
  readonly affiliation: AffiliationWord;
  readonly band?: string | null;
}) {
  const { word, tone, meaning } = SHOWN[affiliation];
  return (
    <Sign tone={tone} icon={ICONS[affiliation]} title={meaning}>
      {word}
      {affiliation === 'affiliated' && band && ` · ${band}`}
    </Sign>
  );
}
