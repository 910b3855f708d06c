/** Waits until `holds` does, looking every few milliseconds; throws after `ms`. Returns how many ms it took. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<number> {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > ms) throw new Error(`did not hold within ${ms} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - started;
}
