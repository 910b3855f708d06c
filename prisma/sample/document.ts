/** An invented paper as a text: a title, a warning that it is invented, and its parts. */
export function sampleDocument(title: string, parts: readonly string[]): string {
  return [
    title.toUpperCase(),
    'This document is invented. It shows how Fairlead is used; its parties do not exist.',
    ...parts,
  ].join('\n\n');
}
