/** An instant in the one form that bundles, APIs and audit entries use: `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export function instant(date: Date): string {
  return date.toISOString();
}

/** A calendar date, `YYYY-MM-DD`, of an instant in UTC. */
export function utcDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
