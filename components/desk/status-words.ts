import type { Tone } from '@/components/ui/Sign';
import type { ClauseStatus } from '@/lib/contracts/clause-content';

/** How the states of a clause read, and what each says of the contract. */
export const STATUS_WORDS: Readonly<
  Record<ClauseStatus, { readonly label: string; readonly says: string; readonly tone: Tone }>
> = {
  agreed: { label: 'Agreed', says: 'The contract says so. Only this is evidence.', tone: 'good' },
  offered: { label: 'Offered', says: 'The seller would agree, and has not yet.', tone: 'information' },
  silent: { label: 'Silent', says: 'The contract does not say. Silence is not agreement.', tone: 'neutral' },
  refused: {
    label: 'Refused',
    says: 'The seller does not give it. It holds as soon as it is put up.',
    tone: 'bad',
  },
  waived: { label: 'Waived', says: 'We give the demand up. It never opens a route.', tone: 'warning' },
  conflict: {
    label: 'Conflict',
    says: 'The papers contradict each other, so nothing is agreed.',
    tone: 'bad',
  },
};
