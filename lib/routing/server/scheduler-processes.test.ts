import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import { type Running, startProcess } from './testing/processes';
import { freshEnvironment, later, rowOf, schedule, versionsOf } from './testing/scheduled';

// Processes of their own take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const { database } = withRoutingDatabase();

describe('schedulers in two processes', () => {
  const processes: Running[] = [];
  afterEach(() => {
    for (const { child } of processes.splice(0)) child.kill('SIGKILL');
  });

  /** A scheduler in a process of its own. */
  async function scheduler(): Promise<Running> {
    const running = await startProcess('run-scheduler.ts', database().applicationUrl);
    processes.push(running);
    return running;
  }

  const past = () => [new Date(Date.now() - 60_000), new Date(Date.now() - 120_000)] as const;
  const waiting = () => db().scheduledPublish.count({ where: { state: 'waiting' } });

  it('publish each of many that are due at once exactly once', async () => {
    const both = await Promise.all([scheduler(), scheduler()]);
    const environments: string[] = [];
    for (let index = 0; index < 8; index++) environments.push(await freshEnvironment());
    const [due, before] = past();
    for (const environment of environments)
      await schedule(environment, later(new Date(), 86_400_000), before);
    await db().scheduledPublish.updateMany({ where: { state: 'waiting' }, data: { publishAt: due } });
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 60_000, interval: 200 });
    for (const environment of environments) {
      expect(await rowOf(environment)).toMatchObject({ state: 'done', version: 1 });
      expect(await versionsOf(environment)).toBe(1);
    }
    await vi.waitFor(() => {
      expect(both.reduce((sum, one) => sum + one.made(), 0)).toBe(8);
    });
  });

  it('of which one is killed in the middle of a publish: the other makes it, once', async () => {
    const environment = await freshEnvironment();
    const first = await scheduler();
    const holder = new pg.Client(database().ownerUrl);
    const watcher = new pg.Client(database().superuserUrl);
    await Promise.all([holder.connect(), watcher.connect()]);
    try {
      const [due, before] = past();
      await schedule(environment, due, before).catch(() => {});
      // Whatever the scheduler publishes comes to a halt here, just before it commits.
      await holder.query('BEGIN; SELECT 1 FROM audit_head WHERE id = 1 FOR UPDATE');
      await vi.waitFor(
        async () => {
          const { rowCount } = await watcher.query(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%audit_head%'",
          );
          expect(rowCount).toBe(1);
        },
        { timeout: 30_000, interval: 100 },
      );
      first.child.kill('SIGKILL');
      const second = await scheduler();
      expect(await versionsOf(environment)).toBe(0);
      await holder.query('ROLLBACK');
      await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 60_000, interval: 200 });
      expect(await rowOf(environment)).toMatchObject({ state: 'done', version: 1 });
      expect(await versionsOf(environment)).toBe(1);
      await vi.waitFor(() => expect([first.made(), second.made()]).toEqual([0, 1]));
    } finally {
      await Promise.all([holder.end(), watcher.end()]);
    }
  });
});
