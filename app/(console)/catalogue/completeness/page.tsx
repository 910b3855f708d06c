import type { Metadata } from 'next';
import { CountedFields } from '@/components/catalogue/completeness/CountedFields';
import styles from '@/components/catalogue/completeness/completeness.module.css';
import { IncompleteOfferings } from '@/components/catalogue/completeness/IncompleteOfferings';
import { ScoreTable } from '@/components/catalogue/completeness/ScoreTable';
import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { vendorHref } from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import {
  completenessOf,
  gapsOf,
  type ScoredRow,
  type ScoreSummary,
  summarise,
  summariseByAffiliation,
} from '@/lib/catalog/completeness';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import { offeringUses } from '@/lib/routing/server/offering-uses-queries';
import { CatalogueHead } from '../CatalogueHead';

export const metadata: Metadata = { title: 'Completeness' };

/** How many lines a list has before the rest folds away, and how many offerings are named as the least complete. */
const SHOWN = 12;
const WORST = 15;

export default async function CompletenessPage() {
  const caller = await requireCaller();
  const [{ rows }, uses] = await Promise.all([catalogueSnapshot(), offeringUses()]);
  const scored = rows.map((row): ScoredRow => ({ row, ...completenessOf(row) }));
  const leastFirst = [...scored].sort((a, b) => a.score - b.score || (a.row.key < b.row.key ? -1 : 1));
  const used = new Set(uses.map(({ offering }) => offering));
  const routed = leastFirst.filter(({ row, score }) => used.has(row.key) && score < 100);
  const mayEdit = allows(caller.roles, 'offering.update');
  return (
    <Page>
      <CatalogueHead title="Completeness" />
      <Section
        title="By affiliation"
        note="How much is known of each offering, 0 to 100. The same is asked of all, whoever owns what they sell: where the means lie apart, somebody's offerings are kept better than others'."
      >
        <ScoreTable
          label="Completeness by affiliation"
          of="Seller and maker"
          lines={summariseByAffiliation(scored).map(({ kind, ...summary }) => ({
            key: kind,
            head:
              kind === 'affiliated' ? 'Affiliated' : <AffiliationSign affiliation={{ kind, band: null }} />,
            ...summary,
          }))}
        />
      </Section>
      <div className={styles.columns}>
        <Section title="By seller">
          <Groups
            of="Seller"
            groups={summarise(scored, ({ channelKey, channelName }) => ({
              key: channelKey,
              name: channelName,
            }))}
          />
        </Section>
        <Section title="By maker">
          <Groups
            of="Maker"
            groups={summarise(scored, ({ ownerKey, ownerName }) =>
              ownerKey === null ? null : { key: ownerKey, name: ownerName ?? ownerKey },
            )}
          />
        </Section>
      </div>
      {routed.length > 0 && (
        <Section title="To complete first" note="Routing calls these, and not everything is known of them.">
          <IncompleteOfferings
            label="Incomplete offerings that routing calls"
            scored={routed.slice(0, WORST)}
            mayEdit={mayEdit}
          />
        </Section>
      )}
      <Section
        title="What is counted"
        note="Unknown is missing; free, zero, none and no are known. What a kind of offering cannot have is not asked for."
      >
        <CountedFields gaps={gapsOf(scored)} offerings={scored.length} />
      </Section>
      <Section title="Least is known of">
        <IncompleteOfferings
          label="Offerings of which least is known"
          scored={leastFirst.filter(({ score }) => score < 100).slice(0, WORST)}
          mayEdit={mayEdit}
        />
      </Section>
    </Page>
  );
}

function Groups({ of, groups }: { readonly of: string; readonly groups: readonly ScoreSummary[] }) {
  const lines = groups.map(({ key, name, ...summary }) => ({
    key,
    head: <Link href={vendorHref(key)}>{name}</Link>,
    ...summary,
  }));
  const label = `Completeness by ${of.toLowerCase()}`;
  return (
    <>
      <ScoreTable label={label} of={of} lines={lines.slice(0, SHOWN)} />
      {lines.length > SHOWN && (
        <details className={styles.folded}>
          <summary>{formatPlural(lines.length - SHOWN, `more ${of.toLowerCase()}`)}</summary>
          <ScoreTable label={`${label}, the others`} of={of} lines={lines.slice(SHOWN)} />
        </details>
      )}
    </>
  );
}
