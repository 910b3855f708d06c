/** What routers and hosts hold of an environment that this database no longer knows: an older backup was restored. */
export interface Regression {
  /** The environment's key. */
  readonly environment: string;
  /** What they hold, such as "1.7". */
  readonly held: string;
  /** The active version here; null if there is none. */
  readonly active: string | null;
  /** The highest epoch that they know. */
  readonly epoch: number;
  /** The number of the key set that they hold. */
  readonly keysVersion: number;
}

/** Says what is the matter and how it is mended, in the same words wherever it shows. */
export function regressionSentence({ environment, held, active }: Regression): string {
  const here = active === null ? 'has none' : held === active ? 'has another' : `has ${active}`;
  return `Delivery hosts hold version ${held} of ${environment} and this database ${here}: an older backup was restored. Routers would refuse what is published now, so nothing is until the environment's epoch is raised.`;
}
