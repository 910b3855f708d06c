import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freePort } from './ports';
import { type Supervised, supervise } from './supervise';

// Writes its number, answers health checks, ends when asked to, unless told to be stubborn.
const STAND_IN = `
  import { createServer } from 'node:http';
  import { appendFileSync } from 'node:fs';
  appendFileSync(process.env.STARTS, process.pid + '\\n');
  if (process.env.BREAK) { console.error('Cannot find the thing.'); process.exit(3); }
  createServer((request, response) => {
    if (request.url === '/crash') process.exit(7);
    response.end('ok');
  }).listen(Number(process.env.PORT), '127.0.0.1');
  process.on('SIGTERM', () => {
    if (process.env.STUBBORN) return;
    appendFileSync(process.env.STARTS, 'ended\\n');
    process.exit(0);
  });
`;

let folder: string;
let supervised: Supervised | undefined;
let url: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-supervise-'));
  lines = [];
});
afterEach(async () => {
  await supervised?.stop(true);
  supervised = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start(extra: Record<string, string> = {}): Promise<Supervised> {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  writeFileSync(path.join(folder, 'stand-in.mjs'), STAND_IN);
  supervised = supervise(
    {
      name: 'the stand-in',
      parameters: [path.join(folder, 'stand-in.mjs')],
      env: { ...process.env, PORT: String(port), STARTS: path.join(folder, 'starts'), ...extra },
      logFile: path.join(folder, 'stand-in.log'),
      echo: false,
      health: `${url}/healthz`,
    },
    (line) => lines.push(line),
    100,
  );
  return supervised;
}

const starts = () => {
  const file = path.join(folder, 'starts');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
};

it('reports a process that crashed and starts it again', async () => {
  const child = await start();
  await child.ready;
  await fetch(`${url}/crash`).catch(() => {});
  await vi.waitFor(async () => expect((await fetch(url)).ok).toBe(true), 10_000);
  expect(starts()).toHaveLength(2);
  expect(lines).toEqual([
    expect.stringMatching(
      /^The stand-in stopped unexpectedly \(exit code 7\); starting it again in 0.1 s\. Log: /,
    ),
  ]);
});

it('ends a process in order, and leaves it ended', async () => {
  const child = await start();
  await child.ready;
  await child.stop();
  expect(starts().at(-1)).toBe('ended');
  await expect(fetch(url)).rejects.toThrow();
  expect(lines).toEqual([]);
});

it('ends a stubborn process by force', async () => {
  const child = await start({ STUBBORN: '1' });
  await child.ready;
  await child.stop(true);
  await expect(fetch(url)).rejects.toThrow();
});

it('restarts on request without calling it a crash', async () => {
  const child = await start();
  await child.ready;
  await child.restart();
  await vi.waitFor(async () => expect((await fetch(url)).ok).toBe(true), 10_000);
  expect(starts()).toHaveLength(3);
  expect(lines).toEqual([]);
});

it('does not retry what never came up: it says what the process said', async () => {
  const child = await start({ BREAK: '1' });
  await expect(child.ready).rejects.toThrow(
    /^The stand-in did not start \(exit code 3\): Cannot find the thing\. \(log: .*stand-in\.log\)$/,
  );
});
