import { IconCurrencyDollar } from '@tabler/icons-react';
import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { CurrencyTable, RateHistory } from '@/components/catalogue/currencies/CurrencyTable';
import { RateForm } from '@/components/catalogue/currencies/RateForm';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { currenciesInUse } from '@/lib/catalog/server/exchange-rates';
import { utcDate } from '@/lib/core/time';
import { setExchangeRateAction } from './actions';

export const metadata: Metadata = { title: 'Currencies' };

export default async function CurrenciesPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly currency?: string | string[] }>;
}) {
  const caller = await requireCaller();
  const now = new Date();
  const currencies = await currenciesInUse(now);
  const wanted = [(await searchParams).currency].flat()[0];
  const use = currencies.find(({ currency }) => currency === wanted) ?? currencies[0];
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Currencies"
        description="Prices are kept in USD. What a seller bills in another currency is kept beside it, and follows the rate that is given here."
      />
      {currencies.length === 0 ? (
        <EmptyState icon={<IconCurrencyDollar />} title="Everything is billed in USD">
          A currency appears here with the first price in it, or with the first rate that is set.
        </EmptyState>
      ) : (
        <CurrencyTable currencies={currencies} chosen={use?.currency ?? ''} now={now} />
      )}
      {allows(caller.roles, 'exchange_rate.set') && (
        <Section
          title="Set a rate"
          note="Every earlier rate is kept. What the seller bills and the words of the source stay as they are."
        >
          <RateForm
            key={use?.currency}
            currencies={currencies}
            chosen={use?.currency ?? ''}
            today={utcDate(now)}
            save={setExchangeRateAction}
          />
        </Section>
      )}
      {use && use.history.length > 0 && (
        <Section title={`Rates of ${use.currency}`}>
          <RateHistory use={use} />
        </Section>
      )}
    </div>
  );
}
