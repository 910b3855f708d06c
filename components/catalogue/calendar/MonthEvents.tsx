import { CalendarDate } from '@/components/ui/DateTime';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { formatRelative } from '@/components/ui/format-date';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { ruleHref } from '@/components/ui/links/routing';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import type { CalendarEvent } from '@/lib/catalog/calendar';
import type { OfferingUse } from '@/lib/routing/offering-use';
import styles from './calendar.module.css';
import { announcedText, KIND_WORDS, ruleText } from './calendar-words';

/** What happens in a month, and which routing calls the offering that it happens to. */
export function MonthEvents({
  label,
  events,
  uses,
  now,
}: {
  readonly label: string;
  readonly events: readonly CalendarEvent[];
  readonly uses: ReadonlyMap<string, readonly OfferingUse[]>;
  readonly now: Date;
}) {
  return (
    <PlainTable label={label} minWidth={760}>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Offering</th>
          <th scope="col">What</th>
          <th scope="col">Routing that calls it</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={`${event.at} ${event.kind} ${event.offering}`}>
            <td className={styles.day} data-label="Day">
              <span>
                <CalendarDate date={event.at} />
                <span className={styles.quiet}>{formatRelative(new Date(event.at), now)}</span>
              </span>
            </td>
            <th scope="row" className={styles.offering}>
              <Link href={offeringHref(event.offering)}>{event.modelName}</Link>
              <span className={styles.quiet}>{event.channelName}</span>
            </th>
            <td data-label="What">
              <span>
                <Sign tone={KIND_WORDS[event.kind].tone}>{KIND_WORDS[event.kind].word}</Sign>
                <What event={event} />
              </span>
            </td>
            <td data-label="Routing" className={styles.routing}>
              <Uses uses={uses.get(event.offering) ?? []} />
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function What({ event: { kind, prices, successor, noticeDays } }: { readonly event: CalendarEvent }) {
  if (kind === 'price') {
    return prices.map((price) => (
      <span key={price.unit} className={styles.detail}>
        {announcedText(price)}
      </span>
    ));
  }
  return (
    <>
      <span className={styles.detail}>
        {successor === null ? (
          'No successor is named.'
        ) : (
          <>
            Followed by <Link href={offeringHref(successor)}>{successor}</Link>
          </>
        )}
      </span>
      <span className={styles.quiet}>
        {noticeDays === null ? 'Notice unknown' : `The seller promises ${noticeDays} days of notice`}
      </span>
    </>
  );
}

function Uses({ uses }: { readonly uses: readonly OfferingUse[] }) {
  if (uses.length === 0) return <span className={styles.quiet}>none</span>;
  return (
    <ul className={styles.uses}>
      {uses.map((use) => (
        <li key={`${use.environment} ${use.draft} ${use.taskClass} ${use.ruleKey}`}>
          <EnvironmentSign name={use.environmentName} production={use.production} />{' '}
          {use.ruleId && use.draft ? (
            <Link href={ruleHref(use.taskClass, use.ruleId, use.environment, use.draft)}>
              {ruleText(use)}
            </Link>
          ) : (
            ruleText(use)
          )}{' '}
          <span className={styles.inline}>
            {use.version === null ? `draft ${use.draft}` : `version ${use.version}`},{' '}
            {use.first ? 'tried first' : 'as fallback'}
          </span>
        </li>
      ))}
    </ul>
  );
}
