/** The columns of the list of offerings that are edited in it. `offering-cells.ts` says how; a reader need not load that. */
export const OFFERING_CELL_IDS = [
  'input',
  'output',
  'cacheRead',
  'context',
  'maxInput',
  'maxOutput',
  'capabilities',
  'lifecycle',
] as const;
export type OfferingCellId = (typeof OFFERING_CELL_IDS)[number];

export function isOfferingCell(id: string): id is OfferingCellId {
  return (OFFERING_CELL_IDS as readonly string[]).includes(id);
}
