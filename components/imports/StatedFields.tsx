import { Facts } from '@/components/ui/Facts';
import { fieldName, fieldText } from '@/components/ui/field-words';
import { Unknown } from '@/components/ui/Unknown';
import type { StatedField } from '@/lib/catalog/import/stated-fields';
import styles from './review.module.css';
import { useSectionRows } from './use-section-rows';

/** All that an import states of an offering that is new, value by value. */
export function StatedFields({
  importId,
  offering,
}: {
  readonly importId: string;
  readonly offering: string;
}) {
  const { loaded } = useSectionRows<StatedField>(
    importId,
    `stated?${new URLSearchParams({ key: offering })}`,
    '',
  );
  if (loaded.state === 'loading') return <p className={styles.quiet}>Reading what it states…</p>;
  if (loaded.state === 'failed') return <p className={styles.quiet}>{loaded.message}</p>;
  return (
    <>
      <h3 className={styles.stated}>What the source states</h3>
      <Facts
        facts={loaded.rows.map(({ of, field, value }) => ({
          label: of === 'model' ? `${fieldName(field)} of the model` : fieldName(field),
          value: fieldText(field, value) ?? <Unknown what="Not stated" word />,
        }))}
      />
    </>
  );
}
