import pg from 'pg';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import { publishDraftOf, publishInternal, SAMPLE, terminate, withSampleEvidence } from './testing/cleared';
import { type Running, startProcess } from './testing/processes';

// Processes of their own take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const { database } = withRoutingDatabase();
const processes: Running[] = [];

beforeAll(async () => {
  await withSampleEvidence();
  await publishInternal('lookup', [SAMPLE[0], 'sample-lab/quill-2']);
});
afterEach(() => {
  for (const { child } of processes.splice(0)) child.kill('SIGKILL');
});

async function narrowing(): Promise<Running> {
  const running = await startProcess('run-narrowing.ts', database().applicationUrl);
  processes.push(running);
  return running;
}

const kinds = async () =>
  (await db().policyVersion.findMany({ orderBy: { version: 'asc' } })).map(({ kind }) => kind);
const narrowedTimes = (times: number) =>
  vi.waitFor(async () => expect((await kinds()).filter((kind) => kind === 'narrow')).toHaveLength(times), {
    timeout: 60_000,
    interval: 200,
  });

it('two processes make one version of what ended', async () => {
  const [one, two] = await Promise.all([narrowing(), narrowing()]);
  await terminate('SAMPLE-MSA-1');
  await narrowedTimes(1);
  await vi.waitFor(() => expect(one.made() + two.made()).toBe(1));
  expect(await kinds()).toEqual(['publish', 'narrow']);
});

it('connections that break in the middle lose nothing, and the process goes on', async () => {
  await publishDraftOf('development').catch(() => {});
  const holder = new pg.Client(database().ownerUrl);
  const watcher = new pg.Client(database().superuserUrl);
  await Promise.all([holder.connect(), watcher.connect()]);
  try {
    await terminate('SAMPLE-MSA-2');
    // Whatever narrows comes to a halt here, just before it commits.
    await holder.query('BEGIN; SELECT 1 FROM audit_head WHERE id = 1 FOR UPDATE');
    const running = await narrowing();
    const waiting =
      "FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%audit_head%'";
    await vi.waitFor(async () => expect((await watcher.query(`SELECT 1 ${waiting}`)).rowCount).toBe(1), {
      timeout: 30_000,
      interval: 100,
    });
    await watcher.query(`SELECT pg_terminate_backend(pid) ${waiting}`);
    await vi.waitFor(() => expect(running.said.some((one) => 'reason' in one)).toBe(true), {
      timeout: 30_000,
    });
    expect((await kinds()).filter((kind) => kind === 'narrow')).toHaveLength(1);
    await holder.query('ROLLBACK');
    await narrowedTimes(2);
    await vi.waitFor(() => expect(running.made()).toBe(1));
    expect(running.child.exitCode).toBeNull();
  } finally {
    await Promise.all([holder.end(), watcher.end()]);
  }
});
