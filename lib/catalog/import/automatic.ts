import type { ImportPreview, PreviewRow } from './preview';

/** What becomes of an import that nobody began. */
export interface Automatic {
  readonly apply: boolean;
  /** One sentence. */
  readonly outcome: string;
}

const count = (many: number, word: string): string =>
  `${many.toLocaleString('en')} ${word}${many === 1 ? '' : 's'}`;

const movesPrice = ({ field, before }: PreviewRow): boolean =>
  field?.startsWith('price:') === true && Array.isArray(before?.value) && before.value.length > 0;

/**
 * Whether an import that was fetched on a schedule is applied by itself: where nothing differs, and where that is wanted and
 * no price that there is moves by more than so many percent. A price that was zero, or that can be compared with none, has
 * moved by more than any.
 */
export function automatic(
  { rows, confirmed }: Pick<ImportPreview, 'rows' | 'confirmed'>,
  { apply, maxChangePercent }: { readonly apply: 'review' | 'apply'; readonly maxChangePercent: number },
): Automatic {
  const chosen = rows.filter((row) => row.chosen);
  if (chosen.length === 0) {
    const rest =
      rows.length > 0 ? `; ${count(rows.length, 'difference')} from other sources or by hand stay` : '';
    return { apply: true, outcome: `${count(confirmed, 'value')} confirmed, nothing to change${rest}.` };
  }
  if (apply === 'review') {
    return { apply: false, outcome: `${count(chosen.length, 'change')} to look at.` };
  }
  const moves = chosen
    .filter(movesPrice)
    .map(({ percent }) => (percent === null ? Infinity : Math.abs(percent)));
  const largest = Math.max(0, ...moves);
  if (largest > maxChangePercent) {
    const by = largest === Infinity ? 'from zero or otherwise than can be compared' : `by ${largest} %`;
    return { apply: false, outcome: `A price moves ${by}: ${count(chosen.length, 'change')} to look at.` };
  }
  return { apply: true, outcome: `${count(chosen.length, 'change')} applied.` };
}
