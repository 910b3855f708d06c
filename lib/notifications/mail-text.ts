/** What of a notification a mail says. */
export interface Mailed {
  readonly title: string;
  readonly body: string;
  readonly href: string;
}

/** What stands at the end of every mail. */
const FOOTER = (base: string) => `\n--\nFairlead · what you hear of: ${base}/settings/notifications\n`;

/** A mail of one notification. `base` is the console's address, without a slash at its end. */
export function mailOf({ title, body, href }: Mailed, base: string): { subject: string; text: string } {
  return {
    subject: title,
    text: `${[title, body, base + href].filter(Boolean).join('\n\n')}\n${FOOTER(base)}`,
  };
}

/** One mail of several, oldest first. */
export function digestOf(items: readonly Mailed[], base: string): { subject: string; text: string } {
  const count = items.length === 1 ? 'one thing' : `${items.length} things`;
  const text = items.map(({ title, href }) => `${title}\n${base}${href}`).join('\n\n');
  return { subject: `Fairlead: ${count} since yesterday`, text: `${text}\n${FOOTER(base)}` };
}
