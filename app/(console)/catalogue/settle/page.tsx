import type { Metadata } from 'next';
import { DiscrepancyTable } from '@/components/imports/DiscrepancyTable';
import { standingOf } from '@/components/imports/discrepancy-standing';
import { PartTabs } from '@/components/imports/PartTabs';
import styles from '@/components/imports/review.module.css';
import { StaleTable } from '@/components/imports/StaleTable';
import { FillPage } from '@/components/ui/FillPage';
import { SAME_MODELS_HREF } from '@/components/ui/links/catalogue';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listDiscrepancies, listStalePrices } from '@/lib/catalog/server/discrepancy-queries';
import { countModelSuggestions } from '@/lib/catalog/server/model-suggestions';
import { CatalogueHead } from '../CatalogueHead';
import { confirmPricesAction, settleAction, settleManyAction } from './actions';

export const metadata: Metadata = { title: 'To settle' };

const NOTES = {
  discrepancies:
    'Two sources state a price or a limit that differs. What is decided holds until one of them says something else.',
  stale: 'No source and no person has said the same for 90 days.',
  settled: 'Decided, and the sources say what they said then. Deciding anew takes the place of it.',
} as const;
type Part = keyof typeof NOTES;

export default async function SettlePage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly part?: string }>;
}) {
  const { roles } = await requireCaller();
  const { part } = await searchParams;
  const open: Part = part === 'stale' || part === 'settled' ? part : 'discrepancies';
  const [all, stale, models] = await Promise.all([
    listDiscrepancies(),
    listStalePrices(),
    countModelSuggestions(),
  ]);
  const discrepancies = all.filter((one) => standingOf(one) !== 'settled');
  const settled = all.filter((one) => standingOf(one) === 'settled');
  const actions = allows(roles, 'discrepancy.settle')
    ? { settle: settleAction, settleMany: settleManyAction }
    : null;
  return (
    <FillPage>
      <CatalogueHead title="To settle" />
      <PartTabs
        label="What is to settle"
        parts={[
          { id: 'discrepancies', label: 'Sources disagree', count: discrepancies.length },
          { id: 'stale', label: 'Stale prices', count: stale.length },
          {
            id: 'models',
            label: 'Models that may be the same',
            count: models,
            href: SAME_MODELS_HREF,
          },
          ...(settled.length > 0 ? [{ id: 'settled', label: 'Settled', count: settled.length }] : []),
        ]}
        open={open}
      />
      <p className={styles.note}>{NOTES[open]}</p>
      {open === 'stale' ? (
        <StaleTable prices={stale} confirm={allows(roles, 'price.confirm') ? confirmPricesAction : null} />
      ) : (
        <DiscrepancyTable
          key={open}
          discrepancies={open === 'settled' ? settled : discrepancies}
          actions={actions}
        />
      )}
    </FillPage>
  );
}
