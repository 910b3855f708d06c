import { IconX } from '@tabler/icons-react';
import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { formatDollars, formatTokens } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { compareOfferingsHref, offeringHref } from '@/components/ui/links/catalogue';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import { shownPrice } from '@/components/ui/shown-price';
import { Tokens } from '@/components/ui/Tokens';
import { Unknown } from '@/components/ui/Unknown';
import type { ComparedField, ComparedLabel, ComparedRow, ComparedValue } from '@/lib/catalog/compare';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { PRICE_UNITS } from '@/lib/catalog/price-units';
import { capabilityName } from './capabilities';
import styles from './compare.module.css';

const FIELD_LABELS: Readonly<Record<ComparedField, string>> = {
  owner: 'Made by',
  channel: 'Sold by',
  affiliation: 'Affiliation',
  requestId: 'Request id',
  profile: 'Region or profile',
  regions: 'Processing regions',
  serviceTier: 'Service tier',
  lifecycle: 'Lifecycle',
  api: 'API',
  contextTokens: 'Context',
  maxInputTokens: 'Max input',
  maxOutputTokens: 'Max output',
  capabilities: 'Capabilities',
  inputModalities: 'Input modalities',
  outputModalities: 'Output modalities',
  releasedOn: 'Released',
  knowledgeCutoff: 'Knowledge until',
  openWeights: 'Weights',
};

/** Offerings in columns, what they are compared in down the side; what differs is marked, and the best of a row. */
export function CompareTable({
  offerings,
  rows,
  onlyDifferences,
}: {
  readonly offerings: readonly OfferingRow[];
  readonly rows: readonly ComparedRow[];
  readonly onlyDifferences: boolean;
}) {
  const keys = offerings.map(({ key }) => key);
  const without = (key: string) =>
    compareOfferingsHref(
      keys.filter((one) => one !== key),
      onlyDifferences,
    );
  return (
    <ScrollRegion label="Offerings side by side" className={styles.scroll}>
      <table className={styles.table} style={{ minWidth: 150 + offerings.length * 190 }}>
        <thead>
          <tr>
            <td />
            {offerings.map(({ key, modelName, channelName }) => (
              <th key={key} scope="col">
                <span className={styles.head}>
                  <Link href={offeringHref(key)}>{modelName}</Link>
                  <Link
                    href={without(key)}
                    className={styles.remove}
                    aria-label={`Leave out ${modelName} from ${channelName}`}
                    replace
                  >
                    <IconX size={14} aria-hidden />
                  </Link>
                </span>
                <span className={styles.channel}>{channelName}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ differs }) => differs || !onlyDifferences)
            .map(({ label, values, origins, differs, best }) => (
              <tr key={JSON.stringify(label)} data-differs={differs || undefined}>
                <th scope="row">
                  {labelWords(label)}
                  {differs && <span className="visually-hidden"> (differs)</span>}
                </th>
                {values.map((value, place) => {
                  const origin = origins[place];
                  const row = offerings[place];
                  return (
                    <td
                      key={row?.key}
                      title={origin ? `${origin.source}, ${origin.asOf}` : undefined}
                      data-best={best.includes(place) || undefined}
                    >
                      <Value value={value} />
                      {best.includes(place) && (
                        <span className={styles.best}>{label.kind === 'price' ? 'lowest' : 'most'}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function labelWords(label: ComparedLabel): string {
  if (label.kind === 'field') return FIELD_LABELS[label.field];
  const { name } = PRICE_UNITS[label.unit];
  return label.aboveTokens === 0 ? name : `${name}, above ${formatTokens(label.aboveTokens)} tokens in`;
}

function Value({ value }: { readonly value: ComparedValue | null }) {
  if (!value) return <Unknown />;
  switch (value.kind) {
    case 'price': {
      const { amount, per } = shownPrice(value);
      if (value.free) return <span title="Stated as free">free</span>;
      return (
        <span className="numeric">
          {formatDollars(amount)} <span className={styles.per}>{per}</span>
          {value.billed && (
            <span className={styles.per}>
              {' '}
              (billed {shownPrice({ unit: value.unit, amount: value.billed.amount }).amount}{' '}
              {value.billed.currency})
            </span>
          )}
        </span>
      );
    }
    case 'tokens':
      return <Tokens value={value.tokens} />;
    case 'affiliation':
      return <AffiliationSign affiliation={value.affiliation} />;
    case 'names':
      return value.names.length === 0 ? 'none' : value.names.map(capabilityName).join(', ');
    case 'text':
      return value.text;
  }
}
