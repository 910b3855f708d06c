import styles from '@/components/catalogue/catalogue.module.css';
import { LinkButton } from '@/components/ui/LinkButton';
import { ownershipHref, stakeHref } from '@/components/ui/links/vendors';
import { Section } from '@/components/ui/Section';
import type { StakeDto } from '@/lib/catalog/stake-fields';
import { type StakeActions, VendorStakes } from './VendorStakes';
import own from './vendor.module.css';

/** What a vendor holds and what is held in it, and below what of it has ended or was taken out. */
export function StakeSections({
  vendor,
  stakes,
  today,
  actions,
}: {
  readonly vendor: string;
  readonly stakes: readonly StakeDto[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly actions: StakeActions | null;
}) {
  const isPast = ({ archivedAt, validTo }: StakeDto) =>
    archivedAt !== null || (validTo !== null && validTo < today);
  const past = stakes.filter(isPast);
  const present = stakes.filter((stake) => !isPast(stake));
  return (
    <Section
      title="Stakes"
      note="What it holds in others, and what others hold in it. What is not public stays unknown."
      actions={
        <span className={own.tools}>
          <LinkButton variant="default" size="compact-sm" href={ownershipHref({ vendor })}>
            Show as a graph
          </LinkButton>
          {actions && (
            <LinkButton variant="default" size="compact-sm" href={stakeHref(vendor)}>
              Record stake
            </LinkButton>
          )}
        </span>
      }
    >
      {present.length > 0 ? (
        <VendorStakes vendor={vendor} stakes={present} label="Stakes" actions={actions} />
      ) : (
        <p className={styles.quiet}>
          None is recorded, in either direction. That does not make it independent.
        </p>
      )}
      {past.length > 0 && (
        <details className={own.past}>
          <summary>Ended and taken out ({past.length})</summary>
          <div>
            <VendorStakes vendor={vendor} stakes={past} label="Ended and taken out" actions={actions} />
          </div>
        </details>
      )}
    </Section>
  );
}
