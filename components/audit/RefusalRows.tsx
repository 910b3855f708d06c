import { DateTime } from '@/components/ui/DateTime';
import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { auditHref } from '@/components/ui/links/audit';
import { PlainTable } from '@/components/ui/PlainTable';
import { wishWords } from '@/lib/audit/action-words';
import { filterSearch, NO_FILTER, VIAS } from '@/lib/audit/filter';
import type { RefusalDto } from '@/lib/audit/refusal';
import type { Choice } from './AuditFilters';
import styles from './audit.module.css';
import { actorWords, capital } from './entry-words';

/** Refusals of each hour: who, what, how often, and from where the last one came. */
export function RefusalRows({
  refusals,
  environments,
}: {
  readonly refusals: readonly RefusalDto[];
  readonly environments: readonly Choice[];
}) {
  return (
    <PlainTable label="Refused access" minWidth={760}>
      <thead>
        <tr>
          <th scope="col">Last</th>
          <th scope="col">Who</th>
          <th scope="col">Wanted to</th>
          <th scope="col">Environment</th>
          <th scope="col">Via</th>
          <th scope="col">Address</th>
          <th scope="col" data-align="end">
            Times
          </th>
        </tr>
      </thead>
      <tbody>
        {refusals.map(({ id, lastAt, actor, action, environment, via, address, count }) => (
          <tr key={id}>
            <td data-label="Last" className={styles.when}>
              <DateTime at={lastAt} />
            </td>
            <th scope="row">
              <Link href={auditHref(filterSearch({ ...NO_FILTER, person: actor.id }))}>
                {actorWords(actor)}
              </Link>
            </th>
            <td data-label="Wanted to">{capital(wishWords(action))}</td>
            <td data-label="Environment">
              <span>{environments.find(({ value }) => value === environment)?.label ?? environment}</span>
            </td>
            <td data-label="Via">{VIAS[via]}</td>
            <td data-label="Address">{address === null ? 'forgotten, or none' : <code>{address}</code>}</td>
            <td data-label="Times" data-align="end" className="numeric">
              {formatCount(count)}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
