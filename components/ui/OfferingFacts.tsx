import type { OfferingRow } from '@/lib/catalog/offering-row';
import { LifecycleSign } from './LifecycleSign';
import styles from './OfferingFacts.module.css';
import { Price } from './Price';
import { Tokens } from './Tokens';

/** What tells one offering from another at a glance: channel, request id, profile, price, context, lifecycle. */
export function OfferingFacts({ row }: { readonly row: OfferingRow }) {
  const price = (amount: string | undefined) => (amount === undefined ? null : { amount, free: row.free });
  return (
    <div className={styles.facts}>
      <span>{row.channelName}</span>
      <span className={styles.mono}>{row.requestId}</span>
      {row.profile && <span>{row.profile}</span>}
      <Price input={price(row.prices.input)} output={price(row.prices.output)} />
      <span>
        <Tokens value={row.contextTokens} /> context
      </span>
      {row.lifecycle !== 'available' && <LifecycleSign lifecycle={row.lifecycle} />}
    </div>
  );
}
