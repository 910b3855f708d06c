import { type ClearanceState, openState } from './clearance-state';
import type { MatrixCell } from './matrix';
import type { MatrixLabel, MatrixRow, MatrixView } from './matrix-view';

/** What of the matrix is looked at. Empty lists are no limits. */
export interface MatrixChoice {
  readonly q: string;
  readonly channel: readonly string[];
  readonly owner: readonly string[];
  /** Columns, as "level:internal". */
  readonly label: readonly string[];
  /** Rows with one of these in a column that is shown. */
  readonly state: readonly string[];
  /** Only the labels of this one's requests are shown. */
  readonly taskClass: readonly string[];
}

export const WHOLE_MATRIX: MatrixChoice = {
  q: '',
  channel: [],
  owner: [],
  label: [],
  state: [],
  taskClass: [],
};

const LISTS = ['channel', 'owner', 'label', 'state', 'taskClass'] as const;

/** What an address asks to see. */
export function readMatrixChoice(search: URLSearchParams): MatrixChoice {
  const lists = LISTS.map((name) => [name, search.get(name)?.split(',').filter(Boolean) ?? []] as const);
  return { ...WHOLE_MATRIX, q: search.get('q') ?? '', ...Object.fromEntries(lists) };
}

/** Writes it into an address; what is no limit is left out. */
export function writeMatrixChoice(search: URLSearchParams, choice: MatrixChoice): void {
  const set = (name: string, text: string) => (text ? search.set(name, text) : search.delete(name));
  set('q', choice.q);
  for (const name of LISTS) set(name, choice[name].join(','));
}

/** How a cell is shown at the instant of the matrix. */
export function cellState(cell: MatrixCell, at: string): ClearanceState {
  return cell.state === 'open' ? openState(cell.until, at) : cell.state;
}

export interface ShownMatrix {
  readonly labels: readonly (MatrixLabel & { readonly place: number })[];
  readonly rows: readonly MatrixRow[];
  /** Cells shown, by state. */
  readonly counts: Readonly<Record<ClearanceState, number>>;
}

/** The columns and rows that a choice leaves, in the order of the whole. */
export function chosenMatrix(view: MatrixView, choice: MatrixChoice): ShownMatrix {
  const classes = view.taskClasses.filter(({ key }) => choice.taskClass.includes(key));
  const wanted = new Set(classes.flatMap(({ labels }) => labels));
  const labels = view.labels
    .map((label, place) => ({ ...label, place }))
    .filter(({ ref }) => choice.label.length === 0 || choice.label.includes(ref))
    .filter(({ ref }) => wanted.size === 0 || wanted.has(ref));
  const states = view.patterns.map((cells) =>
    labels.map(({ place }) => {
      const cell = cells[place];
      return cell ? cellState(cell, view.at) : 'unknown';
    }),
  );
  const fits = states.map(
    (cells) => choice.state.length === 0 || cells.some((state) => choice.state.includes(state)),
  );
  const words = choice.q.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = view.rows.filter((row) => {
    if (!fits[row.pattern]) return false;
    if (choice.channel.length > 0 && !choice.channel.includes(row.channel)) return false;
    if (choice.owner.length > 0 && !(row.owner && choice.owner.includes(row.owner))) return false;
    if (words.length === 0) return true;
    const text = `${row.key} ${row.model} ${view.vendors[row.channel] ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const counts = { open: 0, ending: 0, shut: 0, unknown: 0 };
  const shares = new Map<number, number>();
  for (const { pattern } of rows) shares.set(pattern, (shares.get(pattern) ?? 0) + 1);
  for (const [pattern, share] of shares) for (const state of states[pattern] ?? []) counts[state] += share;
  return { labels, rows, counts };
}
