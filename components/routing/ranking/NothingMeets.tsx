import { formatCount, formatPlural } from '@/components/ui/format-number';
import type { RankingView } from '@/lib/routing/rank-view';
import { REASON_WORDS, reasonSentence } from '@/lib/routing/rank-words';
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
      {helping.slice(0, 3).map(({ code, alone, nearest }) => (
        <p key={code}>
          Without “{REASON_WORDS[code]}”, {formatCount(alone)} would be ranked.
          {nearest.length > 0 && ` The nearest: ${nearest.map(reasonSentence).join('; ')}.`}
        </p>
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
