import { IconHistory } from '@tabler/icons-react';
import { fieldName } from '@/components/ui/field-words';
import { Link } from '@/components/ui/Link';
import { recordHistoryHref } from '@/components/ui/links/catalogue';
import { SourceSign } from '@/components/ui/SourceSign';
import type { RecordKind } from '@/lib/catalog/change';
import type { Origin } from '@/lib/catalog/plan';
import { Evidence } from './Evidence';
import styles from './origin.module.css';

/** Where a value comes from, where that is shown, and the way to what it was before. */
export function OriginSign({
  kind,
  recordKey,
  field,
  origin,
}: {
  readonly kind: RecordKind;
  readonly recordKey: string;
  readonly field: string;
  readonly origin: Origin | undefined;
}) {
  return (
    <span className={styles.origin}>
      {origin && <SourceSign source={origin.source} asOf={origin.asOf} />}
      {origin?.evidence && <Evidence text={origin.evidence} />}
      <Link
        className={styles.history}
        href={recordHistoryHref(kind, recordKey, field)}
        prefetch={false}
        title={`History of ${fieldName(field).toLowerCase()}`}
      >
        <IconHistory size={14} aria-hidden />
        <span className="visually-hidden">History of {fieldName(field).toLowerCase()}</span>
      </Link>
    </span>
  );
}
