/** One reference token of a JSON pointer, escaped (RFC 6901 §3), with its leading slash. */
export function pointerStep(key: string | number): string {
  return typeof key === 'number' ? `/${key}` : `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/** The JSON pointer (RFC 6901) of a path of member names and array indexes; no path is ''. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map(pointerStep).join('');
}
