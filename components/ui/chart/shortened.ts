/** A text that ends in an ellipsis where it is too long for its place. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
