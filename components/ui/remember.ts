/** Remembers a preference in this browser for a year. Nothing secret: the server reads it with every page. */
export function remember(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context; Fairlead also runs on plain HTTP
  document.cookie = `${cookie}=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/** The cookie that remembers which draft of an environment was looked at. */
export function draftCookie(environment: string): string {
  return `fairlead-draft-${environment}`;
}
