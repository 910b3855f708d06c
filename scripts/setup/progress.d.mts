/** Runs one step of the way up and says so on stderr. */
export function step<T>(label: string, work: () => T | Promise<T>): Promise<T>;
