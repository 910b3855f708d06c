import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import type { Reason } from '@/lib/routing/rank-filter';
import type { RankingView } from '@/lib/routing/rank-view';
import { REASON_WORDS, reasonSentence } from '@/lib/routing/rank-words';
import styles from './out-list.module.css';
import rankedListStyles from './ranked-list.module.css';
import rankingStyles from './ranking.module.css';

/** Those that are out, by reason; an open reason, or words that were searched for, show who with every value compared. */
export function OutList({
  view,
  reason,
  searching,
  onReason,
  onMore,
}: {
  readonly view: RankingView;
  readonly reason: Reason | undefined;
  readonly searching: boolean;
  readonly onReason: (reason: Reason | undefined) => void;
  readonly onMore: () => void;
}) {
  const rows = <OutRows out={view.out} onMore={onMore} />;
  if (searching) return rows;
  return (
    <ul className={styles.reasons} aria-label="Reasons why offerings are out">
      {view.reasons.map(({ code, count, alone }) => (
        <li key={code}>
          <UnstyledButton
            className={styles.reason}
            aria-expanded={reason === code}
            onClick={() => onReason(reason === code ? undefined : code)}
          >
            <IconChevronRight size={14} aria-hidden className={styles.chevron} />
            <span className={rankingStyles.reasonWords}>{REASON_WORDS[code]}</span>
            <span className={styles.count}>{formatCount(count)}</span>
            <span className={styles.alone}>
              {alone > 0 ? `${formatCount(alone)} for this alone` : 'each for other reasons too'}
            </span>
          </UnstyledButton>
          {reason === code && rows}
        </li>
      ))}
    </ul>
  );
}

function OutRows({ out, onMore }: { readonly out: RankingView['out']; readonly onMore: () => void }) {
  return (
    <div className={styles.outRows}>
      <ul className={rankingStyles.list} aria-label="Offerings that are out">
        {out.rows.map((row) => (
          <li key={row.offering} className={styles.outRow}>
            <Link href={offeringHref(row.offering)} className={rankedListStyles.model}>
              {row.model}
            </Link>{' '}
            <span className={rankingStyles.channel}>{row.channel}</span>
            <ul className={styles.why}>
              {row.out.map((reason) => (
                <li key={`${reason.code} ${reason.names.join()}`}>{reasonSentence(reason)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {out.matching > out.rows.length && (
        <Button size="compact-sm" variant="default" onClick={onMore}>
          Show more of {formatPlural(out.matching, 'offering')}
        </Button>
      )}
    </div>
  );
}
