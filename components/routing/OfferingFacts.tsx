import { LifecycleSign } from '@/components/ui/LifecycleSign';
import { Price } from '@/components/ui/Price';
import { Tokens } from '@/components/ui/Tokens';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import styles from './targets.module.css';

/** What tells one offering from another at a glance: channel, request id, profile, price, context, lifecycle. */
export function OfferingFacts({ row }: { readonly row: OfferingRow }) {
  const price = (amount: string | undefined) => (amount === undefined ? null : { amount, free: row.free });
  return (
    <div className={styles.targetFacts}>
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
