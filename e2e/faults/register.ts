import type { Release } from '../../lib/signing/release';

/** A version that was really published. */
export interface Published {
  readonly environment: string;
  /** The model that its bundle alone routes to. */
  readonly model: string;
  /** `<epoch>.<version>`. */
  readonly version: string;
  readonly digest: string;
  readonly release: Release;
}

/** Every version that any router may decide by, by the model that only it routes to. */
export interface Register {
  readonly add: (model: string, release: Release) => void;
  readonly of: (model: string) => Published;
  readonly find: (model: string) => Published | undefined;
  /** The version that routers of an environment should have: the last that was published. */
  readonly active: (environment: string) => Published;
  /** While `quiet`, what is added is published but must be taken by nobody. */
  quiet: boolean;
}

/** Nothing was published yet. */
export function register(): Register {
  const published = new Map<string, Published>();
  const refused = new Map<string, Published>();
  const self: Register = {
    quiet: false,
    add: (model, release) => {
      const { env: environment, epoch, version, digest } = release;
      const entry = { environment, model, version: `${epoch}.${version}`, digest, release };
      (self.quiet ? refused : published).set(model, entry);
    },
    of: (model) => {
      const entry = published.get(model) ?? refused.get(model);
      if (!entry) throw new Error(`${model} was not published`);
      return entry;
    },
    find: (model) => published.get(model),
    active: (environment) => {
      const of = [...published.values()].filter((entry) => entry.environment === environment);
      const last = of.at(-1);
      if (!last) throw new Error(`nothing was published in ${environment}`);
      return last;
    },
  };
  return self;
}
