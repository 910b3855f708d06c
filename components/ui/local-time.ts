/** What a field of a local date and time holds ("2026-11-21T18:30") for an instant, in the zone of whoever looks. */
export function localText(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The instant that such a text names in that zone; null for none. */
export function localInstant(text: string): Date | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at;
}

/** The next full hour that is at least half an hour away: a time to begin with. */
export function nextHour(now: Date): Date {
  return new Date(Math.ceil((now.getTime() + 1_800_000) / 3_600_000) * 3_600_000);
}
