import { IconX } from '@tabler/icons-react';
import { Link } from '@/components/ui/Link';
import { compareContractsHref, contractHref, positionHref } from '@/components/ui/links/contracts';
import { SampleMark } from '@/components/ui/SampleMark';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import { CLAUSE_GROUPS, type ClauseGroup } from '@/lib/contracts/clause-type';
import type { ComparedEntry, ComparedType, Comparison } from '@/lib/contracts/comparison';
import { CLAUSE_STATUS_WORDS } from './clause-status-words';
import styles from './comparison.module.css';
import { VerdictSign } from './VerdictSign';

/** Vendors or contracts in columns, types of clauses down the side. What differs, and what is off the playbook, is marked. */
export function ComparisonTable({
  comparison: { columns },
  types,
  only,
}: {
  readonly comparison: Comparison;
  /** Those that are shown. */
  readonly types: readonly ComparedType[];
  /** What is shown alone, kept in links. */
  readonly only: string | undefined;
}) {
  const keys = columns.map(({ key }) => key);
  const without = (key: string) =>
    compareContractsHref(
      keys.filter((one) => one !== key),
      only,
    );
  const groups = (Object.keys(CLAUSE_GROUPS) as ClauseGroup[]).flatMap((group) => {
    const own = types.filter((type) => type.group === group);
    return own.length > 0 ? [{ group, own }] : [];
  });
  return (
    <ScrollRegion label="Clauses side by side" className={styles.scroll}>
      <table className={styles.table} style={{ minWidth: 180 + columns.length * 220 }}>
        <thead>
          <tr>
            <td />
            {columns.map(({ key, name, detail, number, sample }) => (
              <th key={key} scope="col">
                <span className={styles.head}>
                  {number === null ? name : <Link href={contractHref(number)}>{number}</Link>}
                  <Link
                    href={without(key)}
                    className={`${styles.remove} screen-only`}
                    aria-label={`Leave out ${number ?? name}`}
                    replace
                  >
                    <IconX size={14} aria-hidden />
                  </Link>
                </span>
                <span className={styles.detail}>
                  {number !== null && name !== number && `${name} · `}
                  {detail}
                </span>
                {sample && <SampleMark />}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ group, own }) => (
          <tbody key={group}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={columns.length + 1}>
                {CLAUSE_GROUPS[group]}
              </th>
            </tr>
            {own.map(({ key, number, name, cells, differs, wanted }) => (
              <tr key={key} data-differs={differs || undefined}>
                <th scope="row">
                  <Link href={positionHref(key)}>{name}</Link>
                  <span className={styles.detail}>
                    {number ?? 'Own'}
                    {differs && ' · differs'}
                  </span>
                </th>
                {cells.map((entries, i) => (
                  <td key={keys[i]}>
                    {entries.length === 0 && (
                      <div className={styles.signs}>
                        <span className={styles.nothing}>Nothing recorded</span>
                        {wanted && <VerdictSign verdict="missing" reasons={[]} />}
                      </div>
                    )}
                    {entries.map((entry) => (
                      <Entry
                        key={JSON.stringify(entry)}
                        entry={entry}
                        wanted={wanted}
                        own={columns[i]?.number ?? null}
                      />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

function Entry({
  entry: { status, parameters, scope, caveat, contracts, deviation },
  wanted,
  own,
}: {
  readonly entry: ComparedEntry;
  readonly wanted: boolean;
  /** The column's own contract, which goes without saying. */
  readonly own: string | null;
}) {
  const reasons = deviation.verdict === 'missing' ? [] : deviation.reasons;
  const others = contracts.filter((number) => number !== own);
  return (
    <div className={styles.entry}>
      <div className={styles.signs}>
        <span className={styles.status} data-status={status}>
          {CLAUSE_STATUS_WORDS[status]}
        </span>
        {wanted && <VerdictSign {...deviation} />}
      </div>
      {wanted && reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {parameters.length > 0 && (
        <dl className={styles.parameters}>
          {parameters.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.detail}>
        {[caveat, scope && `Only ${scope}`, others.join(', ')].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
