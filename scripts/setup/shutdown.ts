import { stopRunningCommands } from './command';

type Ending = (force: boolean) => Promise<unknown>;

const endings: Ending[] = [];
let ending: Promise<void> | undefined;

/** Adds what has to be ended when this process does. The last added is ended first. */
export function atEnd(work: Ending): void {
  endings.push(work);
}

/** Ends everything that was added, in order, once. */
export function endAll(force = false): Promise<void> {
  ending ??= (async () => {
    stopRunningCommands();
    for (const work of [...endings].reverse()) await work(force).catch(() => {});
  })();
  return ending;
}

/**
 * Ends all on Ctrl-C and on the signals by which systems stop a service; a second Ctrl-C ends all by force. npm passes
 * on a Ctrl-C that the terminal has sent to us as well, so one within the first second is the same one.
 */
export function endOnSignals(announce: (line: string) => void): void {
  let first = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    if (first === 0) {
      first = Date.now();
      announce('Stopping… (Ctrl-C again to force)');
      const code = signal === 'SIGHUP' ? 129 : 0;
      endAll().finally(() => process.exit(code));
    } else if (Date.now() - first > 1000) {
      announce('Stopping by force.');
      Promise.all(endings.map((work) => work(true).catch(() => {}))).finally(() => process.exit(130));
      setTimeout(() => process.exit(130), 3000);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}
