import type { ReactNode } from 'react';
import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { LifecycleSign } from '@/components/ui/LifecycleSign';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { Amount } from '@/components/ui/Price';
import { Tokens } from '@/components/ui/Tokens';
import { Unknown } from '@/components/ui/Unknown';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { CapabilityGlyphs } from './CapabilityGlyphs';
import styles from './catalogue.module.css';

interface Aspect {
  readonly label: string;
  readonly end?: boolean;
  /** Equal for offerings that do not differ here. */
  readonly same: (row: OfferingRow) => string;
  readonly cell: (row: OfferingRow) => ReactNode;
  /** Where the lowest is worth marking. */
  readonly amount?: (row: OfferingRow) => string | undefined;
}

const price = (label: string, unit: 'input' | 'output' | 'cache_read'): Aspect => ({
  label: `${label} $/M`,
  end: true,
  same: (row) => `${row.prices[unit] ?? ''} ${row.free}`,
  amount: (row) => row.prices[unit],
  cell: (row) => {
    const amount = row.prices[unit];
    return (
      <Amount
        price={amount === undefined ? null : { amount, free: row.free && amount === '0' }}
        unit="tokens"
      />
    );
  },
});

const ASPECTS: readonly Aspect[] = [
  price('Input', 'input'),
  price('Output', 'output'),
  price('Cache read', 'cache_read'),
  {
    label: 'Context',
    end: true,
    same: (row) => String(row.contextTokens),
    cell: (row) => <Tokens value={row.contextTokens} />,
  },
  {
    label: 'Max output',
    end: true,
    same: (row) => String(row.maxOutputTokens),
    cell: (row) => <Tokens value={row.maxOutputTokens} />,
  },
  {
    label: 'Capabilities',
    same: (row) => row.capabilities?.join(' ') ?? 'unknown',
    cell: (row) => <CapabilityGlyphs capabilities={row.capabilities} />,
  },
  {
    label: 'Region',
    same: (row) => row.profile ?? row.regions?.join(' ') ?? '',
    cell: (row) =>
      row.profile ? (
        <span className={styles.when}>{row.profile}</span>
      ) : (
        (row.regions?.join(', ') ?? <Unknown what="No region stated" />)
      ),
  },
  { label: 'Tier', same: (row) => row.serviceTier, cell: (row) => row.serviceTier },
  {
    label: 'Affiliation',
    same: (row) => `${row.affiliation.kind} ${row.affiliation.band}`,
    cell: (row) => <AffiliationSign affiliation={row.affiliation} />,
  },
  {
    label: 'Lifecycle',
    same: (row) => row.lifecycle,
    cell: (row) => <LifecycleSign lifecycle={row.lifecycle} />,
  },
];

/** A model's offerings side by side: what they share is said once, what differs has a column, the lowest is marked. */
export function OfferingComparison({
  offerings,
  current,
}: {
  readonly offerings: readonly OfferingRow[];
  /** The offering whose page this is. */
  readonly current?: string;
}) {
  const differs = ({ same }: Aspect) => new Set(offerings.map(same)).size > 1;
  const columns = offerings.length > 1 ? ASPECTS.filter(differs) : ASPECTS;
  const shared = offerings.length > 1 ? ASPECTS.filter((aspect) => !differs(aspect)) : [];
  const [sample] = offerings;
  return (
    <>
      {sample && shared.length > 0 && (
        <p className={styles.shared}>
          <span className={styles.quiet}>The same for all:</span>
          {shared.map(({ label, cell }) => (
            <span key={label}>
              {label.replace(' $/M', '')} {cell(sample)}
            </span>
          ))}
        </p>
      )}
      <PlainTable label="Offerings compared" minWidth={240 + columns.length * 104}>
        <thead>
          <tr>
            <th scope="col">Channel and request id</th>
            {columns.map(({ label, end }) => (
              <th key={label} scope="col" data-align={end ? 'end' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {offerings.map((row) => (
            <tr key={row.key} className={row.key === current ? styles.here : undefined}>
              <th scope="row">
                {row.key === current ? (
                  <strong aria-current="true">{row.channelName}</strong>
                ) : (
                  <Link href={offeringHref(row.key)}>{row.channelName}</Link>
                )}
                <code className={styles.request}>{row.requestId}</code>
              </th>
              {columns.map(({ label, end, cell, amount }) => {
                const lowest = amount !== undefined && isLowest(amount(row), offerings.map(amount));
                return (
                  <td key={label} data-align={end ? 'end' : undefined}>
                    {lowest ? (
                      <strong title="The lowest of these">
                        {cell(row)}
                        <span className="visually-hidden"> (lowest)</span>
                      </strong>
                    ) : (
                      cell(row)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </>
  );
}

/** Zero is left out: a price of nothing is a promotion or a gap, not the market's lowest. */
function isLowest(amount: string | undefined, all: readonly (string | undefined)[]): boolean {
  const stated = all.filter((one) => one !== undefined).map(Number);
  const paid = stated.filter((one) => one > 0);
  return (
    amount !== undefined && paid.length > 1 && Number(amount) === Math.min(...paid) && new Set(paid).size > 1
  );
}
