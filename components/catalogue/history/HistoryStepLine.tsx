import { fieldName, fieldText } from '@/components/ui/field-words';
import { SourceSign } from '@/components/ui/SourceSign';
import type { PriceStatement, Stated } from '@/lib/catalog/change';
import type { HistoryStep } from '@/lib/catalog/record-history';
import { Evidence } from '../Evidence';
import styles from './history.module.css';

const WHOLE = { create: 'Created', archive: 'Archived', restore: 'Restored', set: 'Changed' } as const;

/** One step: a field before and after, with where the value comes from. */
export function HistoryStepLine({
  step,
  only,
}: {
  readonly step: HistoryStep;
  readonly only: string | null;
}) {
  const { change, field, before, after, made } = step;
  if (made) {
    const shown = Object.entries(made).filter(([name]) => only === null || name === only);
    return (
      <>
        {only === null && <Whole word={WHOLE.create} />}
        {shown.map(([name, stated]) => (
          <Line key={name} field={name} before={null} after={stated} />
        ))}
      </>
    );
  }
  if (change !== 'set' || field === null) return <Whole word={WHOLE[change]} />;
  return <Line field={field} before={before} after={after} />;
}

function Whole({ word }: { readonly word: string }) {
  return (
    <div className={styles.step}>
      <dt>{word}</dt>
      <dd />
    </div>
  );
}

function Line({
  field,
  before,
  after,
}: {
  readonly field: string;
  readonly before: Stated | null;
  readonly after: Stated | null;
}) {
  const origin = originOf(after);
  return (
    <div className={styles.step}>
      <dt>{fieldName(field)}</dt>
      <dd>
        <span className={styles.change}>
          {before && (
            <>
              <del>{fieldText(field, before.value) ?? 'unknown'}</del>
              <span aria-hidden> → </span>
              <span className="visually-hidden"> became </span>
            </>
          )}
          <ins>{fieldText(field, after?.value ?? null) ?? 'unknown'}</ins>
        </span>
        {origin && (
          <span className={styles.source}>
            <SourceSign source={origin.source} asOf={origin.asOf} />
            {origin.evidence && <Evidence text={origin.evidence} />}
          </span>
        )}
      </dd>
    </div>
  );
}

/** Of a list: that of its newest member. */
function originOf(
  stated: Stated | null,
): { source: string; asOf: string; evidence?: string | undefined } | null {
  if (!stated) return null;
  if (stated.origin || !Array.isArray(stated.value)) return stated.origin;
  const [newest] = (stated.value as readonly PriceStatement[])
    .filter((member) => typeof member === 'object')
    .sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
  return newest ?? null;
}
