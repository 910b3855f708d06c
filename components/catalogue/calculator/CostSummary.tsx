import { Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import type { PriceLine } from '@/lib/catalog/catalog-records';
import type { MonthlyLine } from '@/lib/catalog/monthly-cost';
import type { Cost } from '@/lib/catalog/price-calculation';
import type { PricedOffering } from '@/lib/catalog/priced-offering';
import { Money } from '@/lib/core/money';
import { CostAmount, Dollars, unknownWords } from './CostAmount';
import styles from './calculator.module.css';

export interface OfferingCost {
  readonly offering: PricedOffering;
  readonly cost: Cost<MonthlyLine<PriceLine>>;
}

/** Offerings with what each costs, in the order in which they were put side by side. The lowest of what is wholly known is marked. */
export function CostSummary({
  costs,
  requests,
  onRemove,
}: {
  readonly costs: readonly OfferingCost[];
  /** How many requests the cost is of. */
  readonly requests: number;
  readonly onRemove: (key: string) => void;
}) {
  const whole = costs.filter(({ cost }) => isWhole(cost));
  const least = whole.length > 1 ? Money.min(...whole.map(({ cost }) => cost.known)) : null;
  const most = Money.max(0, ...costs.map(({ cost }) => cost.known));
  return (
    <PlainTable label="Cost by offering">
      <thead>
        <tr>
          <th scope="col">Offering</th>
          <th scope="col" data-align="end">
            {requests > 1 ? 'Per month' : 'Per request'}
          </th>
          {requests > 1 && (
            <th scope="col" data-align="end">
              Per 1,000 requests
            </th>
          )}
          <th scope="col">Compared</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {costs.map(({ offering, cost }) => (
          <tr key={offering.key}>
            <th scope="row">
              <Link href={offeringHref(offering.key)}>{offering.modelName}</Link>
              <span className={styles.seller}>{sellerWords(offering)}</span>
            </th>
            <td data-align="end" data-label={requests > 1 ? 'Per month' : 'Per request'}>
              <span>
                <CostAmount cost={cost} />
                {cost.unknown.length > 0 && (
                  <span className={styles.unknown}>unknown: {unknownWords(cost, offering)}</span>
                )}
              </span>
            </td>
            {requests > 1 && (
              <td data-align="end" data-label="Per 1,000">
                <span>
                  {!isWhole(cost) && <span className={styles.quiet}>at least </span>}
                  <Dollars
                    amount={new Money(cost.known).div(requests).times(1_000).toDecimalPlaces(6).toFixed()}
                  />
                </span>
              </td>
            )}
            <td data-label="Compared" className={styles.compared}>
              <span>
                <span
                  className={styles.bar}
                  data-part={isWhole(cost) ? undefined : true}
                  style={{
                    width: `${most.gt(0) ? new Money(cost.known).div(most).times(100).toFixed(1) : 0}%`,
                  }}
                  aria-hidden
                />
                <span className={styles.quiet}>{comparedWords(cost, least)}</span>
              </span>
            </td>
            <td data-align="end">
              <Tooltip label="Leave out">
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={`Leave out ${offering.modelName}, ${sellerWords(offering)}`}
                  onClick={() => onRemove(offering.key)}
                >
                  <IconX size={14} aria-hidden />
                </button>
              </Tooltip>
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

/** "Amazon Bedrock, eu, batch": what tells offerings of one model apart. */
export function sellerWords({ channelName, profile, serviceTier }: PricedOffering): string {
  return [channelName, profile, serviceTier === 'standard' ? null : serviceTier].filter(Boolean).join(', ');
}

function isWhole(cost: OfferingCost['cost']): boolean {
  return cost.lines.length > 0 && cost.unknown.length === 0;
}

function comparedWords(cost: OfferingCost['cost'], least: InstanceType<typeof Money> | null): string {
  if (least === null || !isWhole(cost)) return '';
  if (least.eq(cost.known)) return 'lowest';
  if (least.eq(0)) return '';
  const more = new Money(cost.known).div(least).minus(1).times(100);
  return `${more.gte(10) ? more.toFixed(0) : more.toFixed(1)} % more`;
}
