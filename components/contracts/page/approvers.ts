import type { ProposalDto } from '@/lib/proposals/proposal';

/** Who approved what is in force; what closes at once, or was approved by its author, says so. */
export function approversOf({ answers, closing, singlePerson, sample }: ProposalDto): string {
  if (closing) return 'nobody: it closes at once';
  if (sample) return 'nobody: sample';
  const names = answers
    .filter(({ verdict, current }) => verdict === 'approve' && current)
    .map(({ person }) => person);
  return `${names.join(', ') || 'someone erased'}${singlePerson ? ' alone' : ''}`;
}
