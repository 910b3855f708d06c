import { formatCount, formatPlural } from '@/components/ui/format-number';
import type { RankingView } from '@/lib/routing/rank-view';
import { looseningSentence, REASON_WORDS } from '@/lib/routing/rank-words';
import styles from './ranking.module.css';

/** Nobody is left: which bound keeps out most, and what loosening it would bring. */
export function NothingMeets({ view }: { readonly view: RankingView }) {
  const helping = view.reasons.filter(({ alone }) => alone > 0).sort((a, b) => b.alone - a.alone);
  const [most] = view.reasons;
  return (
    <div className={styles.nothing}>
      <p className={styles.nothingTitle}>
        None of {formatPlural(view.considered, 'offering')} meets what the rule asks for
      </p>
      {helping.slice(0, 3).map((reason) => (
        <p key={reason.code}>{looseningSentence(reason)}</p>
      ))}
      {helping.length === 0 && most && (
        <p>
          Each is out for several reasons; the most frequent is “{REASON_WORDS[most.code]}” (
          {formatCount(most.count)}).
        </p>
      )}
    </div>
  );
}
