import { formatLargeDollars } from '@/components/ui/format-number';
import type { StakeFields } from '@/lib/catalog/stake-fields';
import styles from '../catalogue.module.css';

/** What is recorded of a stake beside its size, a line for each. */
export function StakeNotes({
  stake,
}: {
  readonly stake: StakeFields & { readonly holderName: string; readonly subjectName: string };
}) {
  const { economicPercent, votingPercent, committedUsd, spendCommitmentUsd, revenueSharePercent } = stake;
  const figures = [
    economicPercent !== null && `${economicPercent} % economic`,
    votingPercent !== null && `${votingPercent} % of votes`,
    committedUsd !== null && `${formatLargeDollars(committedUsd)} committed`,
    stake.boardSeats !== null && `board seats: ${stake.boardSeats}`,
    revenueSharePercent !== null && `${revenueSharePercent} % revenue share`,
    stake.convertible !== null && (stake.convertible ? 'convertible' : 'not convertible'),
  ].filter((one) => typeof one === 'string');
  const notes = [
    figures.length > 0 && figures.join(' · '),
    spendCommitmentUsd !== null &&
      `${stake.subjectName} has promised to spend ${formatLargeDollars(spendCommitmentUsd)} with ${stake.holderName}.`,
    stake.exclusivity !== null && `Exclusivity: ${stake.exclusivity}`,
    stake.note,
  ].filter((note) => typeof note === 'string');
  return notes.map((note) => (
    <p key={note} className={styles.note}>
      {note}
    </p>
  ));
}
