/** One row of the table. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What has to be reached; null = for information. */
  readonly target: { readonly least: number } | { readonly most: number } | null;
  readonly pass: boolean | null;
  /** What else was seen: what was offered, how much the runs differed. */
  readonly note: string;
}

/** A row whose verdict follows from its target. */
export function figure(
  name: string,
  value: number,
  unit: string,
  target: Figure['target'] = null,
  note = '',
): Figure {
  const pass = target === null ? null : 'least' in target ? value >= target.least : value <= target.most;
  return { name, value, unit, target, pass, note };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The row as a line of text. */
export function line({ name, value, unit, target, pass, note }: Figure): string {
  const goal =
    target === null ? '' : 'least' in target ? `at least ${target.least}` : `at most ${target.most}`;
  const verdict = pass === null ? '' : pass ? 'ok' : 'MISSED';
  const number = value >= 100 ? value.toFixed(0) : value.toPrecision(3);
  const row = [name.padEnd(62), goal.padEnd(14), `${number} ${unit}`.padEnd(14), verdict.padEnd(6), note];
  return `${row.join('  ').trimEnd()}\n`;
}
