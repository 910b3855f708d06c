import type { Metadata } from 'next';
import { Calculator } from '@/components/catalogue/calculator/Calculator';
import { LinkButton } from '@/components/ui/LinkButton';
import { compareOfferingsHref } from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { COMPARED_AT_MOST } from '@/lib/catalog/compare';
import { pricedOfferings } from '@/lib/catalog/server/priced-offerings';

export const metadata: Metadata = { title: 'What it costs' };

export default async function CalculatorPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireCaller();
  const given = Object.entries(await searchParams).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => [name, value]),
  );
  const search = new URLSearchParams(given);
  const wanted = [...new Set(search.getAll('offering'))].slice(0, COMPARED_AT_MOST);
  const now = new Date();
  const offerings = await pricedOfferings(wanted, now);
  const keys = offerings.map(({ key }) => key);
  const gone = wanted.filter((key) => !keys.includes(key));
  return (
    <Page>
      <PageHeader
        title="What it costs"
        description={`One request or a month, with up to ${COMPARED_AT_MOST} offerings side by side. Each line says its price and where that is from; what has no price is never counted as nothing.`}
        actions={
          keys.length > 1 && (
            <LinkButton variant="default" href={compareOfferingsHref(keys)}>
              Compare these offerings
            </LinkButton>
          )
        }
      />
      {gone.length > 0 && (
        <p role="status">
          {gone.join(', ')} {gone.length === 1 ? 'is' : 'are'} not in the catalogue.
        </p>
      )}
      <Calculator offerings={offerings} search={search.toString()} now={now.toISOString()} />
    </Page>
  );
}
