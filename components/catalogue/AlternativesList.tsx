import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { compareOfferingsHref, offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { Amount } from '@/components/ui/Price';
import type { Alternative, Alternatives } from '@/lib/catalog/alternatives';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import styles from './alternatives.module.css';

const TITLES = {
  same_model: 'The same model elsewhere',
  better: 'Better, and no dearer',
  cheaper: 'Cheaper, and no less',
} as const;
/** Of each kind: what somebody reads through. */
const SHOWN = 5;

/** What could take the place of an offering, with why, and what of it is not known or not the same. */
export function AlternativesList({
  row,
  alternatives,
}: {
  readonly row: OfferingRow;
  readonly alternatives: Alternatives;
}) {
  const { cost, found } = alternatives;
  if (cost === null)
    return (
      <p className={styles.note}>
        Its input or output price is not known, so nothing can be cheaper for certain.
      </p>
    );
  if (found.length === 0)
    return (
      <p className={styles.note}>
        Nothing in the catalogue is known to be cheaper, or better at no higher price, and to lack nothing
        that is known of this one.
      </p>
    );
  const kinds = (['same_model', 'better', 'cheaper'] as const)
    .map((kind) => ({ kind, all: found.filter((one) => one.kind === kind) }))
    .filter(({ all }) => all.length > 0);
  return (
    <PlainTable label="Cheaper or better than this" minWidth={720}>
      <thead>
        <tr>
          <th scope="col">Offering</th>
          <th scope="col">Affiliation</th>
          <th scope="col" data-align="end">
            $/M of the mix
          </th>
          <th scope="col">Why</th>
          <th scope="col">Look at</th>
          <th scope="col">
            <span className="visually-hidden">Compare</span>
          </th>
        </tr>
      </thead>
      {kinds.map(({ kind, all }) => (
        <tbody key={kind}>
          <tr>
            <th scope="rowgroup" colSpan={6} className={styles.kind}>
              {TITLES[kind]}
              {all.length > SHOWN && (
                <span className={styles.note}>
                  {' '}
                  {formatPlural(SHOWN, 'offering')} of {all.length}, the cheapest first
                </span>
              )}
            </th>
          </tr>
          {all.slice(0, SHOWN).map((one) => (
            <AlternativeRow key={one.row.key} one={one} instead={row} />
          ))}
        </tbody>
      ))}
    </PlainTable>
  );
}

function AlternativeRow({ one, instead }: { readonly one: Alternative; readonly instead: OfferingRow }) {
  const { row, cost, reasons, cautions } = one;
  const amount = cost.toFixed(6).replace(/\.?0+$/, '');
  return (
    <tr>
      <th scope="row">
        <Link href={offeringHref(row.key)}>{row.modelName}</Link>
        <span className={styles.place}>
          {row.channelName}
          {row.profile && ` · ${row.profile}`}
        </span>
      </th>
      <td>
        <AffiliationSign affiliation={row.affiliation} />
      </td>
      <td data-align="end">
        <Amount price={{ amount, free: row.free }} unit="tokens of the mix" />
      </td>
      <td>{reasons.join(' · ')}</td>
      <td className={styles.cautions}>
        {cautions.length === 0 ? 'Nothing stands out' : cautions.join(' · ')}
      </td>
      <td>
        <Link
          href={compareOfferingsHref([instead.key, row.key], true)}
          aria-label={`Compare with ${row.key}`}
        >
          Compare
        </Link>
      </td>
    </tr>
  );
}
