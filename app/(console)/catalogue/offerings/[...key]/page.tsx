import type { Metadata } from 'next';
import { AlternativesSection } from '@/components/catalogue/AlternativesSection';
import styles from '@/components/catalogue/catalogue.module.css';
import { CostSums } from '@/components/catalogue/edit/CostSums';
import { RecordActions } from '@/components/catalogue/edit/RecordActions';
import { OfferingClearance } from '@/components/catalogue/OfferingClearance';
import { OfferingComparison } from '@/components/catalogue/OfferingComparison';
import { offeringFacts } from '@/components/catalogue/offering-facts';
import { lifecycleFacts, promiseFacts } from '@/components/catalogue/offering-promises';
import { PriceHistory } from '@/components/catalogue/PriceHistory';
import { PriceTable } from '@/components/catalogue/PriceTable';
import { StakeTable } from '@/components/catalogue/StakeTable';
import { UsedBy } from '@/components/catalogue/UsedBy';
import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { Facts } from '@/components/ui/Facts';
import { LifecycleSign } from '@/components/ui/LifecycleSign';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import {
  calculatorHref,
  compareOfferingsHref,
  modelHref,
  offeringKeyOf,
  vendorHref,
} from '@/components/ui/links/catalogue';
import { MonoId } from '@/components/ui/MonoId';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Price } from '@/components/ui/Price';
import { SampleMark } from '@/components/ui/SampleMark';
import { Section } from '@/components/ui/Section';
import { Tokens } from '@/components/ui/Tokens';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { COMPARED_AT_MOST } from '@/lib/catalog/compare';
import { priceTimelines } from '@/lib/catalog/price-timeline';
import { PRICE_UNIT_KEYS } from '@/lib/catalog/price-units';
import { getOffering } from '@/lib/catalog/server/offering-detail';
import { offeringRows } from '@/lib/catalog/server/offering-rows';
import { priceReplacements } from '@/lib/catalog/server/price-replacements';
import { offeringCells } from '@/lib/sensitivity/server/matrix-queries';
import { type PageSearch, pageEnvironment } from '../../../routing/environment';
import { archiveRecordAction, undoChangesAction } from '../../edit-actions';
import { found } from '../../found';
import { usesOf } from '../../uses';

interface Props {
  readonly params: Promise<{ readonly key: readonly string[] }>;
  readonly searchParams: PageSearch;
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: offeringKeyOf((await params).key) };
}

export default async function OfferingPage({ params, searchParams }: Props) {
  const caller = await requireCaller();
  const now = new Date();
  const { mix } = await searchParams;
  const environment = await pageEnvironment(searchParams);
  const key = offeringKeyOf((await params).key);
  const [detail, cells, uses, replaced] = await Promise.all([
    found(getOffering(key, now)),
    offeringCells(environment.key, key, now),
    usesOf(key),
    priceReplacements(key),
  ]);
  const { row, prices, stakes, siblings } = detail;
  const stated = (amount: string | undefined) => (amount === undefined ? null : { amount, free: row.free });
  const timelines = PRICE_UNIT_KEYS.flatMap((unit) =>
    priceTimelines(
      unit,
      prices.filter((price) => price.unit === unit),
      replaced.get(unit) ?? [],
    ),
  );
  return (
    <Page>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="offering" id={row.key} />}
        title={row.modelName}
        signs={
          <>
            <LifecycleSign lifecycle={row.lifecycle} />
            {row.sample && <SampleMark />}
          </>
        }
        description={
          <>
            Sold by <Link href={vendorHref(row.channelKey)}>{row.channelName}</Link>, made by{' '}
            {row.ownerKey ? <Link href={vendorHref(row.ownerKey)}>{row.ownerName}</Link> : 'an unknown owner'}
            . See <Link href={modelHref(row.modelKey)}>the model and where else it is sold</Link>.
          </>
        }
        actions={
          <RecordActions
            kind="offering"
            recordKey={row.key}
            rules={uses.drafts.length}
            {...(allows(caller.roles, 'offering.update') && {
              archive: archiveRecordAction,
              undo: undoChangesAction,
            })}
          />
        }
      />
      <Facts
        across
        facts={[
          {
            label: 'Input / output',
            value: <Price input={stated(row.prices.input)} output={stated(row.prices.output)} />,
          },
          { label: 'Context', value: <Tokens value={row.contextTokens} /> },
          { label: 'Max output', value: <Tokens value={row.maxOutputTokens} /> },
          { label: 'Affiliation', value: <AffiliationSign affiliation={row.affiliation} /> },
          { label: 'Request id', value: <MonoId value={row.requestId} label="Copy request id" wrap /> },
        ]}
      />
      <Section title="Clearance" note={`For the plain call, in ${environment.name}.`}>
        <OfferingClearance
          offering={row.key}
          environment={environment.key}
          cells={cells}
          at={now.toISOString()}
        />
      </Section>
      <Section
        title="Prices"
        note="USD, as recorded, with where each comes from."
        actions={
          <LinkButton variant="default" size="compact-sm" href={calculatorHref([row.key])}>
            What it costs
          </LinkButton>
        }
      >
        {prices.length > 0 ? (
          <PriceTable offering={row.key} prices={prices} now={now} />
        ) : (
          <p className={styles.quiet}>No price is recorded. That is not the same as free.</p>
        )}
      </Section>
      {detail.costBasis !== null && (
        <Section title="Cost basis" note="What the input and output prices follow from.">
          <CostSums value={detail.costBasis} />
        </Section>
      )}
      {timelines.length > 0 && (
        <Section title="Price over time" note="What was recorded, and what is announced beyond today.">
          <PriceHistory timelines={timelines} now={now.getTime()} />
        </Section>
      )}
      <AlternativesSection row={row} rows={await offeringRows(now)} mix={[mix].flat()[0]} />
      <div className={styles.columns}>
        <Section title="What is known">
          <Facts facts={offeringFacts(detail)} />
        </Section>
        <Section title="Lifecycle">
          <Facts facts={lifecycleFacts(detail)} />
        </Section>
        <Section
          title="What the seller promises"
          note="Each with where it is stated. Unknown is never taken for a no."
        >
          <Facts facts={promiseFacts(detail)} />
        </Section>
        <Section title="Used by">
          <UsedBy uses={uses} />
        </Section>
      </div>
      <Section
        title="What the affiliation rests on"
        note={`Of ${row.channelName}, who sells it, with ${row.ownerName ?? 'the unknown owner'}, who makes it.`}
      >
        {stakes.length > 0 ? (
          <StakeTable stakes={stakes} label="Stakes behind the affiliation" />
        ) : (
          <p className={styles.quiet}>
            {row.affiliation.kind === 'first_party'
              ? 'The seller is the maker.'
              : 'No stake between them is recorded in either direction, and no statement that there is none. It counts as unknown, never as independent.'}
          </p>
        )}
      </Section>
      {siblings.length > 0 && (
        <Section
          title={`Other offerings of ${row.modelName}`}
          actions={
            <LinkButton
              variant="default"
              size="compact-sm"
              href={compareOfferingsHref([row, ...siblings].slice(0, COMPARED_AT_MOST).map(({ key }) => key))}
            >
              Compare in full
            </LinkButton>
          }
        >
          <OfferingComparison offerings={[row, ...siblings]} current={row.key} />
        </Section>
      )}
    </Page>
  );
}
