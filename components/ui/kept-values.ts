/** Values that were typed and are not saved yet, with the revision that they were typed over. */
export interface KeptValues<Values, Basis> {
  readonly values: Values;
  readonly basis: Basis;
}

const place = (key: string) => `fairlead-form:${key}`;

/** What this browser keeps under a key; null = nothing, or nothing that can be read. */
export function keptValues<Values, Basis = number>(key: string): KeptValues<Values, Basis> | null {
  try {
    const kept = window.localStorage.getItem(place(key));
    return kept ? (JSON.parse(kept) as KeptValues<Values, Basis>) : null;
  } catch {
    return null;
  }
}

/** Keeps values in this browser. One that has no room for them, or keeps nothing at all, is no reason to stop typing. */
export function keepValues<Values, Basis>(key: string, kept: KeptValues<Values, Basis>): void {
  try {
    window.localStorage.setItem(place(key), JSON.stringify(kept));
  } catch {
    // as said above
  }
}

export function forgetValues(key: string): void {
  try {
    window.localStorage.removeItem(place(key));
  } catch {
    // as said above
  }
}
