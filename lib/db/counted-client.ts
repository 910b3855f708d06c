import pg from 'pg';

/** How often queries failed, or connections could not be made, by kind. */
export interface QueryErrors {
  outage: number;
  /** Deadlocks, locks that were not to be had, and what must be unique: a part of the day's work. */
  conflict: number;
  other: number;
}

/** Ms for a connection to be made: a server that is out of reach may never say so. */
const CONNECT_MS = 5_000;

type Query = (...parameters: unknown[]) => unknown;
type Done = (error: unknown, result: unknown) => void;

/**
 * A connection that counts what fails, and takes one query at a time: Prisma reads the relations of a record at once, in
 * a transaction on one connection, and pg warns of queries that it has to line up by itself.
 */
export function countedClient(errors: QueryErrors): typeof pg.Client {
  return class extends pg.Client {
    #last: Promise<unknown> = Promise.resolve();

    constructor(config?: pg.ClientConfig) {
      super({ ...config, connectionTimeoutMillis: CONNECT_MS });
    }

    // biome-ignore lint/suspicious/noExplicitAny: pg declares a form without a callback too; the pool, which alone makes these, has one
    override connect(done?: any): any {
      const counted = (error?: Error) => {
        if (error) errors[kindOf(error)] += 1;
        done(error);
      };
      return super.connect(counted);
    }

    // biome-ignore lint/suspicious/noExplicitAny: pg declares a dozen forms of it, which all pass here
    override query(...parameters: any[]): any {
      const query = super.query.bind(this) as Query;
      const done: unknown = parameters.at(-1);
      if (typeof done === 'function') {
        const counted: Done = (error, result) => {
          if (error) errors[kindOf(error)] += 1;
          (done as Done)(error, result);
        };
        return query(...parameters.slice(0, -1), counted);
      }
      // A stream, such as COPY: it goes its own way.
      if (typeof (parameters[0] as { submit?: unknown } | null)?.submit === 'function')
        return query(...parameters);
      const result = this.#last.then(() => query(...parameters) as Promise<unknown>);
      this.#last = result.catch((error: unknown) => {
        errors[kindOf(error)] += 1;
      });
      return result;
    }
  };
}

/** By SQLSTATE; a connection that broke has none, or one of Node's codes. */
function kindOf(error: unknown): keyof QueryErrors {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string' || code === 'EPIPE' || !/^[0-9A-Z]{5}$/.test(code)) return 'outage';
  if (/^(08|53|57P|58)/.test(code)) return 'outage';
  return /^(40|23|55P03)/.test(code) ? 'conflict' : 'other';
}
