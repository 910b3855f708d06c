import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { Failure } from './failure';
import { openLog } from './log-file';
import { inRoot } from './paths';

/** A process that is kept running. */
export type ChildSpec = {
  /** As a person would say it: "the console". */
  name: string;
  /** Parameters of Node: the file and what follows it. */
  parameters: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Whether what it writes is shown as well as logged. */
  echo: boolean;
  /** An address that answers with 2xx when it can work. */
  health: string;
  /** How long it may take until it does, in milliseconds. */
  patience?: number;
};

/** A process under supervision. */
export type Supervised = {
  /** Resolves at the first good answer of its health address; rejects when it ends or the patience does. */
  ready: Promise<void>;
  /** Stops it and starts it again, for a change of its code. */
  restart(): Promise<void>;
  /** Asks it to end and waits; after ten seconds, or when forced, ends it. */
  stop(force?: boolean): Promise<void>;
};

const GRACE = 10_000;
const LONGEST_PAUSE = 30_000;
/** Having run for this long, a process' next end counts as its first. */
const SETTLED = 60_000;

/**
 * Starts a process and keeps it running: when it ends unasked, that is reported and it is started again after a pause
 * that doubles from one second to thirty.
 *
 * @param report takes one line for people
 */
export function supervise(spec: ChildSpec, report: (line: string) => void, firstPause = 1000): Supervised {
  let child: ChildProcess | undefined;
  let stopping = false;
  let ready = false;
  let pause = firstPause;
  let tail = '';
  let again: NodeJS.Timeout | undefined;
  let failed = false;
  let abandon: (how: string) => void = () => {};
  const log = openLog(spec.logFile);

  const launch = () => {
    const begun = Date.now();
    const started = spawn(
      process.execPath,
      ['--import', inRoot('scripts', 'setup', 'follow-parent.mjs'), ...spec.parameters],
      {
        cwd: inRoot(),
        env: { ...spec.env, FAIRLEAD_LAUNCHER: String(process.pid) },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // A group of its own: a Ctrl-C in the terminal reaches the launcher only, which ends all in order.
        detached: process.platform !== 'win32',
      },
    );
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        log.write(chunk);
        if (spec.echo) process.stdout.write(chunk);
        tail = (tail + chunk.toString()).slice(-2000);
      });
    }
    started.once('exit', (code, signal) => {
      if (child === started) child = undefined;
      if (stopping) return;
      const how = signal ?? `exit code ${code}`;
      if (!ready) return abandon(how);
      if (Date.now() - begun > SETTLED) pause = firstPause;
      report(
        `${capital(spec.name)} stopped unexpectedly (${how}); starting it again in ${pause / 1000} s. Log: ${spec.logFile}`,
      );
      again = setTimeout(launch, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    });
  };

  const end = async (force: boolean) => {
    clearTimeout(again);
    const ending = child;
    if (!ending?.pid || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
    signalGroup(ending, force ? 'SIGKILL' : 'SIGTERM');
    const late = setTimeout(() => signalGroup(ending, 'SIGKILL'), GRACE);
    await ended;
    clearTimeout(late);
  };

  launch();
  const isReady = new Promise<void>((resolve, reject) => {
    abandon = (how) => {
      failed = true;
      reject(notStarted(spec, how, tail));
    };
    waitForHealth(spec.health, spec.patience ?? 60_000, () => stopping || failed).then((answered) => {
      ready = answered;
      if (answered) resolve();
      else if (!stopping && !failed) abandon('no answer from its health address');
    });
  });
  isReady.catch(() => {});
  return {
    ready: isReady,
    restart: async () => {
      const wasStopping = stopping;
      stopping = true;
      await end(false);
      stopping = wasStopping;
      if (!stopping) launch();
    },
    stop: async (force = false) => {
      stopping = true;
      await end(force);
      log.end();
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32' || !child.pid) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}

function notStarted(spec: ChildSpec, how: string, tail: string): Failure {
  const lines = stripVTControlCharacters(tail)
    .split('\n')
    .map((line) => line.trim());
  const last = lines
    .filter((line) => line && !line.startsWith('at '))
    .slice(-2)
    .join(' ');
  return new Failure(
    `${capital(spec.name)} did not start (${how}): ${last || 'it wrote nothing'} (log: ${spec.logFile})`,
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

async function waitForHealth(url: string, patience: number, isStopping: () => boolean): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline && !isStopping()) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.ok) return true;
    } catch {
      // Not listening yet.
    }
    await delay(100);
  }
  return false;
}
