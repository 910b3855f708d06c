import { formatLargeDollars } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { vendorHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { Money } from '@/components/ui/Price';
import { SourceSign } from '@/components/ui/SourceSign';
import { Unknown } from '@/components/ui/Unknown';
import type { StakeLine } from '@/lib/catalog/details';
import styles from './catalogue.module.css';

const KINDS = {
  controls: 'controls',
  interest: 'holds an interest in',
  none: 'holds nothing in',
} as const;

const percent = (value: string | null) => (value === null ? <Unknown word /> : `${value} %`);
const dollars = (value: string | null) => (value === null ? <Unknown word /> : <Money amount={value} />);

/** Who holds what in whom, as recorded. What is not public stays unknown. */
export function StakeTable({
  stakes,
  label,
}: {
  readonly stakes: readonly StakeLine[];
  readonly label: string;
}) {
  return (
    <PlainTable label={label} minWidth={880}>
      <thead>
        <tr>
          <th scope="col">Stake</th>
          <th scope="col" data-align="end">
            Economic
          </th>
          <th scope="col" data-align="end">
            Voting
          </th>
          <th scope="col" data-align="end">
            Committed
          </th>
          <th scope="col" data-align="end">
            Board seats
          </th>
          <th scope="col" data-align="end">
            Revenue share
          </th>
          <th scope="col">Source</th>
          <th scope="col">Confidence</th>
        </tr>
      </thead>
      <tbody>
        {stakes.map((stake) => {
          const silent = stake.kind !== 'interest';
          const dash = <span aria-hidden>–</span>;
          return (
            <tr key={stake.key}>
              <th scope="row" className="prose">
                <Link href={vendorHref(stake.holderKey)}>{stake.holderName}</Link> {KINDS[stake.kind]}{' '}
                <Link href={vendorHref(stake.subjectKey)}>{stake.subjectName}</Link>
                {notesOf(stake).map((note) => (
                  <p key={note} className={styles.note}>
                    {note}
                  </p>
                ))}
              </th>
              <td data-align="end">
                {silent && !stake.economicPercent ? dash : percent(stake.economicPercent)}
              </td>
              <td data-align="end">{silent && !stake.votingPercent ? dash : percent(stake.votingPercent)}</td>
              <td data-align="end">{silent && !stake.committedUsd ? dash : dollars(stake.committedUsd)}</td>
              <td data-align="end">{stake.boardSeats ?? (silent ? dash : <Unknown word />)}</td>
              <td data-align="end">
                {silent && !stake.revenueSharePercent ? dash : percent(stake.revenueSharePercent)}
              </td>
              <td>
                <SourceSign source={stake.source} asOf={stake.asOf} />
              </td>
              <td>{stake.confidence}</td>
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}

function notesOf(stake: StakeLine): string[] {
  return [
    stake.spendCommitmentUsd !== null &&
      `${stake.subjectName} has promised to spend ${formatLargeDollars(stake.spendCommitmentUsd)} with ${stake.holderName}.`,
    stake.exclusivity !== null && `Exclusivity: ${stake.exclusivity}`,
    stake.convertible === true && 'Convertible.',
    stake.note,
  ].filter((note) => typeof note === 'string');
}
