/**
 * What a contract can be. `precedence`: which wins where two say something of the same thing, the higher first; null =
 * that of the contract which it belongs to. A contract may be given another.
 */
export const CONTRACT_KINDS = [
  { key: 'master', name: 'Master agreement', precedence: 30 },
  { key: 'order_form', name: 'Order form', precedence: 40 },
  { key: 'dpa', name: 'Data processing agreement', precedence: 50 },
  { key: 'baa', name: 'Business associate agreement', precedence: 60 },
  { key: 'amendment', name: 'Amendment', precedence: null },
  { key: 'annex', name: 'Annex', precedence: null },
  { key: 'marketplace_terms', name: 'Marketplace terms', precedence: 20 },
  { key: 'web_terms', name: 'Terms by address', precedence: 10 },
] as const;

/** As people read it; a kind that is not known is shown by its key. */
export function contractKindName(key: string): string {
  return CONTRACT_KINDS.find((kind) => kind.key === key)?.name ?? key;
}

/**
 * The rank that a contract of this kind has unless somebody says otherwise. What belongs to another contract takes its
 * rank (`parent`); without one, or of an unknown kind, it stands lowest.
 */
export function defaultPrecedence(key: string, parent: number | null): number {
  return CONTRACT_KINDS.find((kind) => kind.key === key)?.precedence ?? parent ?? 0;
}
