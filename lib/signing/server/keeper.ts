import { keepKeys } from './keep-keys';

/** Where it reports to; pino's loggers are such. */
interface KeeperLog {
  readonly info: (data: object, message: string) => void;
  readonly error: (data: object, message: string) => void;
}

const TOLD = {
  made: 'the first signing keys were made',
  renewed: 'the key set was signed anew',
  kept: null,
} as const;

/** Ms between looks; and after one that failed, as while the database does not answer yet. */
const HOUR = 3_600_000;
const AGAIN = 10_000;

const cache = globalThis as typeof globalThis & { fairleadKeeper?: true };

/** Looks after the signing keys of this process' database, for ever: at once and each hour. */
export function startKeeper(log: KeeperLog): void {
  if (cache.fairleadKeeper) return;
  cache.fairleadKeeper = true;
  const look = async () => {
    const wait = await keepKeys(new Date()).then(
      (outcome) => {
        if (outcome === 'unable') {
          const message =
            'FAIRLEAD_KEY and FAIRLEAD_DELIVERY_KEY are not both set: without them nothing is signed (see .env.example)';
          log.error({ event: 'signing_keys', outcome }, message);
        } else if (TOLD[outcome]) log.info({ event: 'signing_keys', outcome }, TOLD[outcome]);
        return HOUR;
      },
      (error: unknown) => {
        log.error({ event: 'signing_keys', err: error }, 'the signing keys could not be looked after');
        return AGAIN;
      },
    );
    setTimeout(look, wait).unref();
  };
  void look();
}
