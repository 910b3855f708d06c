import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { noLessHref, offeringHref } from '@/components/ui/links/catalogue';
import { Section } from '@/components/ui/Section';
import { alternativesTo, TOKEN_MIXES, type TokenMix } from '@/lib/catalog/alternatives';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { AlternativesList } from './AlternativesList';
import styles from './alternatives.module.css';

const MIXES = Object.keys(TOKEN_MIXES) as readonly TokenMix[];

/** "Cheaper or better than this", for the mix of tokens that the address asks for. */
export function AlternativesSection({
  row,
  rows,
  mix: asked,
}: {
  readonly row: OfferingRow;
  /** All offerings. */
  readonly rows: readonly OfferingRow[];
  readonly mix: string | undefined;
}) {
  const mix = MIXES.find((one) => one === asked) ?? 'conversation';
  return (
    <Section
      id="alternatives"
      title="Cheaper or better than this"
      note="What lacks nothing that is known of this one, whoever sells it; ordered by cost alone."
      actions={
        <LinkButton variant="default" size="compact-sm" href={noLessHref(row)}>
          Show in the list
        </LinkButton>
      }
    >
      <nav aria-label="Mix of tokens" className={styles.mixes}>
        {MIXES.map((one) => (
          <Link
            key={one}
            href={`${offeringHref(row.key)}?mix=${one}#alternatives`}
            aria-current={one === mix ? 'true' : undefined}
            scroll={false}
          >
            {TOKEN_MIXES[one].label}
          </Link>
        ))}
      </nav>
      <AlternativesList row={row} alternatives={alternativesTo(row, rows, mix)} />
    </Section>
  );
}
