import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TOKENS } from '../../lib/delivery/testing/memory-source';
import { bundleExample } from '../src/testing/program';
import { bundleFor, createWorld, type World } from '../src/testing/world';

interface Handler {
  readonly fetch: (request: Request, env: object, context: object) => Promise<Response>;
}

let world: World;
let folder: string;
beforeEach(async () => {
  world = await createWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'fairlead-edge-'));
});
afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

it('decides, asks for a newer policy on use when the time has come, and does nothing in between', async () => {
  await world.publish(4, bundleFor('first'));
  let now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const file = await bundleExample('edge.mjs', folder);
  const handler = ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default: Handler })
    .default;
  const env = {
    FAIRLEAD_URL: `${world.proxy.url}/api/v1/environments/production`,
    FAIRLEAD_TOKEN: TOKENS.good.token,
  };
  const after: Promise<unknown>[] = [];
  const context = { waitUntil: (promise: Promise<unknown>) => void after.push(promise) };
  const ask = async (body: unknown = { taskClass: 'summarisation' }) => {
    const request = new Request('https://edge.example/', { method: 'POST', body: JSON.stringify(body) });
    const response = await handler.fetch(request, env, context);
    await Promise.all(after);
    const { candidates, code } = (await response.json()) as { candidates: { model: string }[]; code: string };
    return [response.status, response.headers.get('x-fairlead-policy'), candidates[0]?.model ?? code];
  };

  expect(await ask()).toEqual([200, '1.4', 'first']);
  const paths = () => world.proxy.requests.map(({ path }) => path);
  expect(paths().some((asked) => asked.endsWith('/events'))).toBe(false);
  const asked = paths().length;
  expect(await ask({ taskClass: 'poetry' })).toEqual([403, '1.4', 'unknown_task_class']);
  await world.publish(5, bundleFor('second'));
  expect(await ask()).toEqual([200, '1.4', 'first']);
  expect(paths()).toHaveLength(asked);

  now += 20_000;
  expect(await ask()).toEqual([200, '1.4', 'first']);
  expect(await ask()).toEqual([200, '1.5', 'second']);
});
