import { openLabel, type Standing, standingOf } from './clearance';
import type { ClearanceBook, JudgedLabel } from './clearance-book';
import type { ClearanceOffering } from './clearance-question';
import { endText, run } from './intervals';

/** How an offering stands for a label. `until` of an open one; null = without end. */
export interface MatrixCell {
  /** unknown: nothing is recorded that it could be judged by, so it is not cleared. */
  readonly state: 'open' | 'shut' | 'unknown';
  readonly until: string | null;
  readonly excepted: boolean;
  readonly singlePerson: boolean;
  readonly sample: boolean;
}

/** Offerings against labels. Offerings of which every cell is alike share a row of cells. */
export interface ClearanceMatrix {
  /** Levels ascending, then tags. */
  readonly labels: readonly Pick<JudgedLabel, 'ref' | 'kind' | 'key'>[];
  /** Each different row of cells, in the order of `labels`. */
  readonly patterns: readonly (readonly MatrixCell[])[];
  /** For each offering the number of its row of cells. */
  readonly rows: readonly { readonly offering: ClearanceOffering; readonly pattern: number }[];
}

/** Every offering against every label, for the plain call. */
export function clearanceMatrix(
  book: ClearanceBook,
  offerings: readonly ClearanceOffering[],
): ClearanceMatrix {
  const patterns: (readonly MatrixCell[])[] = [];
  const numbers = new Map<string, number>();
  const known = new Map<Standing, number>();
  const numberOf = (standing: Standing): number => {
    const have = known.get(standing);
    if (have !== undefined) return have;
    const cells = book.labels.map((label) => cellOf(book, standing, label));
    const text = cells.map(cellText).join('|');
    const number = numbers.get(text) ?? patterns.push(cells) - 1;
    numbers.set(text, number);
    known.set(standing, number);
    return number;
  };
  return {
    labels: book.labels.map(({ ref, kind, key }) => ({ ref, kind, key })),
    patterns,
    rows: offerings.map((offering) => ({
      offering,
      pattern: numberOf(standingOf(book, offering, null)),
    })),
  };
}

const cellText = ({ state, until, excepted, singlePerson, sample }: MatrixCell): string =>
  `${state} ${until} ${excepted} ${singlePerson} ${sample}`;

const SHUT: MatrixCell = {
  state: 'shut',
  until: null,
  excepted: false,
  singlePerson: false,
  sample: false,
};
const UNKNOWN: MatrixCell = { ...SHUT, state: 'unknown' };

function cellOf(book: ClearanceBook, standing: Standing, label: JudgedLabel): MatrixCell {
  const open = openLabel(book, standing, label);
  if (open) {
    return {
      state: 'open',
      until: endText(open.until),
      excepted: open.by.some(({ kind }) => kind === 'exception'),
      singlePerson: open.by.some(({ singlePerson }) => singlePerson),
      sample: open.by.some(({ sample }) => sample),
    };
  }
  return isRecorded(label) && run(standing.about.known, book.at) ? SHUT : UNKNOWN;
}

/** Whether the label and, of a level, every lower one say what they ask for. */
function isRecorded({ asks, below }: JudgedLabel): boolean {
  return asks !== null && (below === null || isRecorded(below));
}
