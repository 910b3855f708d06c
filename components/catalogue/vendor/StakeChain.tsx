import { SourceSign } from '@/components/ui/SourceSign';
import type { StakeLine } from '@/lib/catalog/details';
import { STAKE_VERBS, stakeSize } from './stake-words';
import styles from './vendor.module.css';

/** The stakes that an affiliation rests on, one after another, each with where it is stated. */
export function StakeChain({ chain, none }: { readonly chain: readonly StakeLine[]; readonly none: string }) {
  if (chain.length === 0) return <span className={styles.quiet}>{none}</span>;
  return (
    <ul className={styles.chain}>
      {chain.map((stake) => (
        <li key={stake.key}>
          {stake.holderName} {STAKE_VERBS[stake.kind]} {stake.subjectName}
          {stake.kind === 'interest' && ` (${stakeSize(stake)})`}{' '}
          <SourceSign source={stake.source} asOf={stake.asOf} />
        </li>
      ))}
    </ul>
  );
}
