import { formatDate } from '@/components/ui/format-date';
import type { ContractDto } from '@/lib/contracts/contract';
import { contractKindName } from '@/lib/contracts/contract-kinds';
import type { Standing } from '@/lib/contracts/contract-standing';
import { REASON_WORDS } from '../status-words';

/** How a contract stands and until when, in sentences. */
export function standingSentences(contract: ContractDto, standing: Standing): string {
  const { status, lastDay, reason, dates } = standing;
  const { vendorName, renewal, renewalMonths, noticeGivenOn, terminationReason } = contract;
  const what = `${contractKindName(contract.kind)} with ${vendorName}.`;
  const end = lastDay ? formatDate(lastDay) : null;
  const why = reason && reason !== 'end' ? ` Then ${REASON_WORDS[reason]}.` : '';
  switch (status) {
    case 'draft':
      return `${what} A draft: nothing of it counts.`;
    case 'in_review':
      return `${what} In review: nothing of it counts until it is active.`;
    case 'upcoming':
    case 'active': {
      const counts = end ? `It counts to the end of ${end}.${why}` : 'It counts without an end.';
      const renews =
        renewal === 'automatic' && !noticeGivenOn && dates.renewedEnd && reason === 'end'
          ? ` It renews by ${renewalMonths} months unless notice is given by ${formatDate(dates.noticeDeadline ?? '')}.`
          : '';
      const begins = status === 'upcoming' ? 'It has not begun. ' : '';
      return `${what} ${begins}${counts}${renews}`;
    }
    case 'expired':
      return `${what} ${end ? `It counted to the end of ${end}.` : 'It does not count.'}${why.replace('Then', 'It ended as')}`;
    default:
      return `${what} ${end ? `It counted to the end of ${end}.` : ''} ${terminationReason ?? ''}`;
  }
}
