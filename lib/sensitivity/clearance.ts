/** A level or tag as recorded. `obligations` null = none recorded; [] = an explicit "nothing is asked". */
export interface LabelRecord {
  readonly key: string;
  readonly obligations: readonly unknown[] | null;
}

/** Until when an offering is cleared, by level and tag; null = without end, absent = not cleared. */
export interface Clearance {
  readonly levels: Readonly<Record<string, string | null>>;
  readonly tags: Readonly<Record<string, string | null>>;
}

/**
 * What every offering is cleared for when there is no evidence about it: deny by default. Only a label whose recorded
 * obligations are an explicit empty list clears, and a level clears only if each lower one does.
 * `levels` ascend in rank.
 */
export function clearanceWithoutEvidence(
  levels: readonly LabelRecord[],
  tags: readonly LabelRecord[],
): Clearance {
  const firstClosed = levels.findIndex((level) => level.obligations?.length !== 0);
  const open = firstClosed === -1 ? levels : levels.slice(0, firstClosed);
  const untilAlways = (records: readonly LabelRecord[]) =>
    Object.fromEntries(records.map((record) => [record.key, null] as const));
  return {
    levels: untilAlways(open),
    tags: untilAlways(tags.filter((tag) => tag.obligations?.length === 0)),
  };
}
