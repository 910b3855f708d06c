import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../../lib/delivery/testing/until';
import type { Fault } from './fault';
import type { Rig } from './rig';

/** What may be found where something else was written. `whole` is that. */
const GARBAGE: readonly ((whole: Buffer, rig: Rig) => Buffer)[] = [
  () => Buffer.alloc(0),
  () => Buffer.from('null'),
  () => Buffer.from('{"format":"fairlead.router-cache/1"}'),
  () => Buffer.from('[]'.repeat(1_000)),
  () => Buffer.alloc(3_000_000, 91),
  (whole, { chance }) => whole.subarray(0, chance.below(whole.length)),
  (whole, { chance }) => {
    const turned = Buffer.from(whole);
    const at = chance.below(turned.length);
    turned[at] = (turned[at] ?? 0) ^ (1 << chance.below(8));
    return turned;
  },
  (whole, { chance }) => Buffer.from(whole.map(() => chance.below(256))),
];

async function ruin(file: string, rig: Rig): Promise<void> {
  const whole = await readFile(file).catch(() => Buffer.from('nothing was here'));
  await writeFile(file, rig.chance.one(GARBAGE)(whole, rig));
}

/** Every file that a router keeps; not those that it is just writing, which are gone when it has. */
async function filesOf(cachePath: string): Promise<string[]> {
  const folder = path.dirname(cachePath);
  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(path.basename(cachePath)) && !name.endsWith('.tmp'),
  );
  return names.map((name) => path.join(folder, name));
}

/** Makes every write of this process to an open file fail half way, as on a full disk. Returns what ends it. */
async function fillDisk(probe: string): Promise<() => void> {
  const handle = await open(probe, 'w');
  await handle.close();
  const prototype = Object.getPrototypeOf(handle) as { writeFile: (data: string) => Promise<void> };
  const { writeFile: before } = prototype;
  prototype.writeFile = async function (this: typeof prototype, data) {
    await before.call(this, data.slice(0, data.length / 2));
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  return () => {
    prototype.writeFile = before;
  };
}

const killHosts = (rig: Rig) => Promise.all(rig.hosts.map((host) => host.kill()));

/** What becomes of files. */
export const DISK: readonly Fault[] = [
  {
    name: "garbage is in the routers' caches, and half of the routers start anew",
    quick: true,
    run: async (rig) => {
      for (const { cachePath } of rig.members()) {
        for (const file of await filesOf(cachePath)) await ruin(file, rig);
      }
      const restarted = rig.members().filter((_, i) => i % 2 === 0);
      for (const member of restarted) {
        await rig.fleet.stop(member);
        rig.monitor.forget(member);
      }
      await Promise.all(restarted.map(rig.fleet.start));
      await rig.publish();
      await rig.converged();
      // What was written since is whole again: it is all there is now.
      await Promise.all(rig.members().map(rig.fleet.stop));
      await killHosts(rig);
      await Promise.all(rig.members().map(rig.fleet.start));
      await rig.converged(5_000);
      await Promise.all(rig.hosts.map((host) => host.start()));
    },
  },
  {
    name: 'the disk of the caches is full',
    quick: true,
    run: async (rig) => {
      const first = rig.members()[0];
      if (!first) return;
      const mend = await fillDisk(`${first.cachePath}.probe`);
      try {
        await rig.publish();
        await rig.converged();
        await until(() =>
          rig.members().every(({ told }) => told.some(({ data }) => JSON.stringify(data).includes('ENOSPC'))),
        );
        await Promise.all(rig.members().map(rig.fleet.stop));
        await Promise.all(rig.members().map(rig.fleet.start));
      } finally {
        mend();
      }
      const folder = path.dirname(first.cachePath);
      // None is left behind; one may be there for the moment that a write takes.
      await until(async () => !(await readdir(folder)).some((name) => name.endsWith('.tmp')));
      await rig.publish();
    },
  },
  {
    name: 'the folder of the caches is gone',
    quick: false,
    run: async (rig) => {
      const folder = path.dirname(rig.members()[0]?.cachePath ?? '');
      await rename(folder, `${folder}.gone`);
      await rig.publish();
      await rig.converged();
      await rename(`${folder}.gone`, folder);
      await rig.publish();
    },
  },
  {
    name: "garbage is in the hosts' snapshots, and they start anew without Postgres",
    quick: true,
    run: async (rig) => {
      await killHosts(rig);
      for (const { snapshot } of rig.hosts) await ruin(snapshot, rig);
      await rig.postgres.kill();
      await Promise.all(rig.hosts.map((host) => host.start('alive')));
      const before = rig.members().map(({ told }) => told.length);
      await until(() => rig.members().every(({ told }, i) => told.length > (before[i] ?? 0)), 20_000);
      await rig.postgres.start();
      await Promise.all(
        rig.hosts.map(({ port }) =>
          until(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok, 20_000),
        ),
      );
      await rig.publish();
    },
  },
  {
    name: 'older snapshots are put back, and hosts start from them without Postgres',
    quick: false,
    run: async (rig) => {
      const older = await Promise.all(rig.hosts.map(({ snapshot }) => readFile(snapshot)));
      for (let times = 0; times < 2; times += 1) await rig.publish();
      await rig.converged();
      await killHosts(rig);
      await rig.postgres.kill();
      await Promise.all(rig.hosts.map(({ snapshot }, i) => writeFile(snapshot, older[i] ?? '')));
      await Promise.all(rig.hosts.map((host) => host.start()));
      await until(
        () => rig.members().every(({ told }) => told.some(({ event }) => event === 'behind')),
        30_000,
      );
      await rig.converged();
      await rig.postgres.start();
      await rig.publish();
    },
  },
  {
    name: "nothing can be written where a host's snapshot is",
    quick: false,
    run: async (rig) => {
      const [host] = rig.hosts;
      const folder = path.dirname(host.snapshot);
      await rename(folder, `${folder}.gone`);
      await writeFile(folder, 'a file where the folder was');
      await rig.publish();
      await rig.converged();
      await rm(folder);
      await rename(`${folder}.gone`, folder);
      await host.kill();
      await host.start();
      await rig.publish();
    },
  },
];
