import type { Metadata } from 'next';
import { BetweenControls, OwnershipControls } from '@/components/catalogue/ownership/OwnershipControls';
import { OwnershipDrawing } from '@/components/catalogue/ownership/OwnershipDrawing';
import { OwnershipLegend } from '@/components/catalogue/ownership/OwnershipLegend';
import styles from '@/components/catalogue/ownership/ownership.module.css';
import { StakeTable } from '@/components/catalogue/StakeTable';
import { DayChanges } from '@/components/catalogue/vendor/DayChanges';
import { OnDay } from '@/components/catalogue/vendor/OnDay';
import { StakeChain } from '@/components/catalogue/vendor/StakeChain';
import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatPlural } from '@/components/ui/format-number';
import { Page } from '@/components/ui/Page';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { requireCaller } from '@/lib/auth/server/session';
import { ownershipAt } from '@/lib/catalog/server/ownership-queries';
import { affiliationBetween } from '@/lib/catalog/server/vendor-affiliations';
import { utcDate } from '@/lib/core/time';
import { CatalogueHead } from '../CatalogueHead';
import { dayAsked, endOfDay } from '../vendors/day-asked';

export const metadata: Metadata = { title: 'Ownership' };

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function OwnershipPage({ searchParams }: Props) {
  const { roles } = await requireCaller();
  const now = new Date();
  const today = utcDate(now);
  const search = await searchParams;
  const one = (name: string): string | null => [search[name]].flat()[0] ?? null;
  const day = dayAsked(search.on, today);
  const at = endOfDay(day, now);
  const around = one('vendor');
  const [channel, owner] = [one('channel'), one('owner')];
  const { parts, stakes, hidden, changes, holders, channels, owners } = await ownershipAt(at, around);
  const between = channel && owner ? await affiliationBetween(channel, owner, at) : null;
  const table = one('as') === 'table';
  return (
    <Page>
      <CatalogueHead title="Ownership" />
      <div className={styles.day}>
        <p>Who holds what in whom, as far as it is recorded. What is not public stays unknown.</p>
        <span>
          <DayChanges changes={changes} at={at.getTime()} />
          <OnDay day={day} today={today} />
        </span>
      </div>
      <Section
        title="Between a seller and a maker"
        note="What one is to the other on that day, and what that rests on."
      >
        <BetweenControls channels={channels} owners={owners} />
        {between && (
          <div className={styles.answer} role="status">
            <AffiliationSign affiliation={between.affiliation} />
            <StakeChain
              chain={between.chain}
              none={
                channel === owner
                  ? 'They are the same.'
                  : 'Nothing is recorded between them. It counts as unknown, never as independent.'
              }
            />
          </div>
        )}
      </Section>
      <Section
        title="Who holds whom"
        note={`${formatPlural(stakes.length, 'stake')} on that day${hidden > 0 ? `, ${hidden} of other days left out` : ''}.`}
        actions={<TrailLink roles={roles} actions="stake" />}
      >
        <OwnershipControls vendors={holders} />
        {parts.length === 0 ? (
          <EmptyState title="No stake on that day">
            Choose another day or vendor. Stakes are recorded on the page of a vendor.
          </EmptyState>
        ) : table ? (
          <StakeTable stakes={stakes} label="Stakes" />
        ) : (
          <>
            <OwnershipLegend />
            <OwnershipDrawing parts={parts} around={around} on={day === today ? undefined : day} />
          </>
        )}
      </Section>
    </Page>
  );
}
