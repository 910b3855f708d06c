/** Who makes a change of who is administrator. */
export interface Changing {
  readonly personId: string | null;
  /** Whether it is the installation itself: its operator, or a directory. */
  readonly system: boolean;
}

/**
 * Why a change of who is administrator everywhere is refused: nobody would be any more ("last"), or of two somebody would make one the only one
 * ("alone"), who could then give any role without a second person. Whoever gives it up themselves may, and so may the system.
 *
 * @param before ids of persons who can sign in, and after
 */
export function refusedLoss(
  before: readonly string[],
  after: readonly string[],
  by: Changing,
): 'last' | 'alone' | null {
  // An installation that has none is not made worse.
  if (before.length === 0 || after.length > 1) return null;
  if (after.length === 0) return 'last';
  const lost = before.filter((id) => !after.includes(id));
  return by.system || lost.every((id) => id === by.personId) ? null : 'alone';
}
