import { formatDate } from '@/components/ui/format-date';
import { Link } from '@/components/ui/Link';
import { contractHref } from '@/components/ui/links/contracts';
import { SampleMark } from '@/components/ui/SampleMark';
import { REASON_WORDS, STATUS_WORDS } from '../status-words';
import { placeOf, type TimelineRow, type TimeWindow, ticksOf } from './spans';
import styles from './timeline.module.css';

/** Contracts as bars over time: terms, the terms that they renew into, and the last days to give notice. */
export function Timeline({
  rows,
  shown,
  today,
}: {
  readonly rows: readonly TimelineRow[];
  readonly shown: TimeWindow;
  /** `YYYY-MM-DD` */
  readonly today: string;
}) {
  return (
    <div className={styles.timeline}>
      <div className={styles.axis} aria-hidden>
        <span />
        <div className={styles.lane}>
          {ticksOf(shown).map((day) => (
            <span key={day} className={styles.tick} style={{ insetInlineStart: `${placeOf(day, shown)}%` }}>
              {formatDate(day).slice(2)}
            </span>
          ))}
          <span className={styles.todayWord} style={{ insetInlineStart: `${placeOf(today, shown)}%` }}>
            today
          </span>
        </div>
      </div>
      <ul className={styles.rows}>
        {rows.map((one) => (
          <li key={one.row.number} className={styles.row}>
            <div className={styles.name}>
              <Link href={contractHref(one.row.number)}>{one.row.number}</Link>
              {one.row.known?.sample && <SampleMark />}
              <div className={styles.vendor}>{one.row.vendorName}</div>
              <span className="visually-hidden">{inWords(one)}</span>
            </div>
            <Bar row={one} shown={shown} today={today} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bar({
  row: { row, first, last, renewedTo, notice },
  shown,
  today,
}: {
  readonly row: TimelineRow;
  readonly shown: TimeWindow;
  readonly today: string;
}) {
  const span = (from: number, until: number) => ({
    insetInlineStart: `${from}%`,
    width: `${Math.max(0, until - from)}%`,
  });
  const begin = placeOf(first, shown);
  const end = last === null ? 100 : placeOf(last, shown, true);
  const status = row.known?.standing.status;
  return (
    <div className={styles.lane} aria-hidden>
      {ticksOf(shown).map((day) => (
        <span key={day} className={styles.line} style={{ insetInlineStart: `${placeOf(day, shown)}%` }} />
      ))}
      <span
        className={styles.bar}
        data-status={status}
        data-open={last === null || undefined}
        style={span(begin, end)}
        title={last ? `to ${formatDate(last)}` : 'without an end'}
      />
      {renewedTo && (
        <span
          className={styles.renewed}
          style={span(end, placeOf(renewedTo, shown, true))}
          title={`renews to ${formatDate(renewedTo)} unless notice is given`}
        />
      )}
      {notice && notice >= shown.from && notice < shown.to && (
        <span
          className={styles.notice}
          style={{ insetInlineStart: `${placeOf(notice, shown, true)}%` }}
          title={`notice by ${formatDate(notice)}`}
        />
      )}
      <span className={styles.today} style={{ insetInlineStart: `${placeOf(today, shown)}%` }} />
    </div>
  );
}

/** What a bar shows, for whoever does not see it. */
function inWords({ row, first, last, renewedTo, notice }: TimelineRow): string {
  const { standing } = row.known ?? {};
  return [
    standing && `${STATUS_WORDS[standing.status]}.`,
    `From ${formatDate(first)}${last ? ` to ${formatDate(last)}` : ', without an end'}.`,
    last && standing?.reason && standing.reason !== 'end' && `Then ${REASON_WORDS[standing.reason]}.`,
    notice && `Notice by ${formatDate(notice)}.`,
    renewedTo && `Renews to ${formatDate(renewedTo)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
