/** A sample of a metric: its labels in braces, or '', and its value. */
export type Sample = readonly [labels: string, value: number];

/** A metric in the text format of Prometheus 0.0.4. */
export function family(
  name: string,
  type: 'counter' | 'gauge',
  help: string,
  samples: readonly Sample[],
): string {
  const lines = samples.map(([labels, value]) => `${name}${labels} ${value}\n`).join('');
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines}`;
}

/** A gauge with one value. */
export function gauge(name: string, help: string, value: number): string {
  return family(name, 'gauge', help, [['', value]]);
}

/** Labels as a sample has them. */
export function labels(of: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(of).map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`);
  return `{${pairs.join(',')}}`;
}
