import { clear } from '../../lib/sensitivity/clear';
import { clearanceBook } from '../../lib/sensitivity/clearance-book';
import { clearanceMatrix } from '../../lib/sensitivity/matrix';
import { type Bench, meanOf, once } from '../figure';
import { AT, type ClearanceWorld, clearanceWorld } from './world';

/** Of a prepared book, over all offerings, with the next label each time. */
function oneCell({ offerings, ...question }: ClearanceWorld): number {
  const book = clearanceBook({ ...question, at: AT });
  return meanOf(offerings.length, (nth) => {
    const { ref = '' } = book.labels[nth % book.labels.length] ?? {};
    const offering = offerings[nth];
    return offering ? clear(book, offering, ref).verdicts.length + 1 : 0;
  });
}

/** Nothing is prepared beforehand: what evidence says is read, and every offering asked about for every label. */
function wholeMatrix({ offerings, ...question }: ClearanceWorld): number {
  return clearanceMatrix(clearanceBook({ ...question, at: AT }), offerings).rows.length;
}

/** Clearances of 10,000 offerings × 15 labels by 300 contracts with 6,000 clauses. */
export const CLEARANCE: Bench = {
  prepare: () => {},
  measurements: [
    {
      name: 'whole matrix, first time',
      unit: 'ms',
      target: 500,
      measure: () => {
        const world = clearanceWorld();
        return once(() => wholeMatrix(world));
      },
    },
    { name: 'one cell with its reasons', unit: 'µs', target: 50, measure: () => oneCell(clearanceWorld()) },
  ],
};
