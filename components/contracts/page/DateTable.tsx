import { CalendarDate, DateTime } from '@/components/ui/DateTime';
import { PlainTable } from '@/components/ui/PlainTable';
import type { ContractDate } from '@/lib/contracts/contract-dates';
import type { Standing } from '@/lib/contracts/contract-standing';
import { REASON_WORDS } from '../status-words';

const WORDS: Readonly<Record<Exclude<ContractDate['kind'], 'ends' | 'clause_ends'>, string>> = {
  begins: 'It begins',
  notice: 'Last day to give notice',
  term_ends: 'The running term ends',
};

/** What a day of a contract is, in words. `typeName`: the name of a clause's type. */
export function dateWords(
  { kind, clause }: ContractDate,
  reason: Standing['reason'],
  typeName: (type: string) => string,
): string {
  if (kind === 'clause_ends') return `${clause ? typeName(clause.type) : 'A clause'} ends`;
  if (kind === 'ends') return `It counts no more: ${reason ? REASON_WORDS[reason] : 'it ends'}`;
  return WORDS[kind];
}

/** What begins and ends when: the day as the contract means it, and the moment in the reader's zone. */
export function DateTable({
  dates,
  standing,
  zone,
  now,
  typeName,
}: {
  readonly dates: readonly ContractDate[];
  readonly standing: Standing;
  readonly zone: string | null;
  /** ISO */
  readonly now: string;
  readonly typeName: (type: string) => string;
}) {
  return (
    <PlainTable label="What ends when">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Day{zone ? `, in ${zone}` : ', without a zone'}</th>
          <th scope="col">In your time</th>
        </tr>
      </thead>
      <tbody>
        {dates.map((date) => (
          <tr key={`${date.kind} ${date.at} ${date.clause?.id}`} data-past={date.at <= now || undefined}>
            <th scope="row">{dateWords(date, standing.reason, typeName)}</th>
            <td data-label="Day">
              <CalendarDate date={date.day} />
            </td>
            <td data-label="In your time">
              <span>
                {date.kind === 'begins' ? 'from ' : 'until '}
                <DateTime at={date.at} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
