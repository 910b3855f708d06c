import { CalendarDate } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign, type Tone } from '@/components/ui/Sign';
import type { ActionResult } from '@/lib/http/action-result';
import type { ProposalDto } from '@/lib/proposals/proposal';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import type { ExceptionContent } from '@/lib/sensitivity/exception';
import { EndException } from './EndException';
import styles from './exceptions.module.css';

/** An exception as this area shows it. */
export interface ShownException {
  readonly proposal: ProposalDto<ExceptionContent>;
  readonly label: string;
  readonly model: string;
  readonly environment: string | null;
  readonly standing: 'open' | 'waiting' | 'ahead' | 'in_force' | 'over' | 'withdrawn';
  readonly missing: readonly string[];
}

const STANDINGS: Readonly<Record<ShownException['standing'], readonly [tone: Tone, words: string]>> = {
  open: ['neutral', 'Handed back'],
  waiting: ['information', 'Waits'],
  ahead: ['information', 'From then on'],
  in_force: ['warning', 'In force'],
  over: ['neutral', 'Over'],
  withdrawn: ['neutral', 'Withdrawn'],
};

/** Exceptions that were accepted, or came to nothing: for what, until when, why, and who accepted them. */
export function ExceptionsTable({
  label,
  exceptions,
  end,
  preview,
}: {
  readonly label: string;
  readonly exceptions: readonly ShownException[];
  /** Null for who may not end one. */
  readonly end: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  return (
    <PlainTable label={label} minWidth={760}>
      <thead>
        <tr>
          <th scope="col">Offering</th>
          <th scope="col">Label</th>
          <th scope="col">Where</th>
          <th scope="col">Days</th>
          <th scope="col">Why, and who accepted it</th>
          <th scope="col">
            <span className="visually-hidden">What can be done</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {exceptions.map(({ proposal, label: name, model, environment, standing }) => {
          const { content, answers } = proposal;
          const [tone, words] = STANDINGS[standing];
          const accepted = answers.filter(({ verdict, current }) => verdict === 'approve' && current);
          return (
            <tr key={proposal.id} data-quiet={standing === 'withdrawn' || undefined}>
              <th scope="row">
                <Link href={offeringHref(content.offering)}>{model}</Link>
                <div className={styles.offering}>{content.offering}</div>
              </th>
              <td data-label="Label">{name}</td>
              <td data-label="Where">{environment ?? 'Every environment'}</td>
              <td data-label="Days">
                <Sign tone={tone}>{words}</Sign> <CalendarDate date={content.from} /> to{' '}
                <CalendarDate date={content.to} />
              </td>
              <td data-label="Why" className={styles.reason}>
                {content.reason}
                <div className={styles.quiet}>
                  {[
                    `asked for by ${proposal.authors.join(', ')}`,
                    accepted.length > 0 && `accepted by ${accepted.map(({ person }) => person).join(', ')}`,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </div>
              </td>
              <td data-align="end">
                {end && (standing === 'in_force' || standing === 'ahead') && (
                  <EndException id={proposal.id} name={`${name} for ${model}`} end={end} preview={preview} />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}
