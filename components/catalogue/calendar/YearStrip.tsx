import { formatPlural } from '@/components/ui/format-number';
import { CALENDAR_KINDS, type CalendarEvent, type Month, monthOf } from '@/lib/catalog/calendar';
import styles from './calendar.module.css';
import { KIND_WORDS, monthName } from './calendar-words';

/** Twelve months at a glance: how much happens in each, by kind; each leads to its month below. */
export function YearStrip({
  months,
  events,
}: {
  readonly months: readonly Month[];
  readonly events: readonly CalendarEvent[];
}) {
  return (
    <ol className={styles.strip} aria-label="The year">
      {months.map((month) => {
        const of = events.filter(({ at }) => monthOf(at) === month);
        const name = monthName(month);
        const inside = (
          <>
            <span className={styles.month}>{name.slice(0, 3)}</span>
            <span className={styles.year}>{month.slice(0, 4)}</span>
            <span className={styles.marks}>
              {CALENDAR_KINDS.map((kind) => {
                const count = of.filter((event) => event.kind === kind).length;
                return (
                  count > 0 && (
                    <span
                      key={kind}
                      className={styles.mark}
                      data-kind={kind}
                      title={`${count} ${KIND_WORDS[kind].word}`}
                    >
                      {count}
                      <span className="visually-hidden"> {KIND_WORDS[kind].word}</span>
                    </span>
                  )
                );
              })}
            </span>
          </>
        );
        return (
          <li key={month}>
            {of.length > 0 ? (
              <a
                href={`#m${month}`}
                className={styles.cell}
                title={`${name}: ${formatPlural(of.length, 'date')}`}
              >
                {inside}
              </a>
            ) : (
              <span className={styles.cell} data-empty>
                {inside}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
