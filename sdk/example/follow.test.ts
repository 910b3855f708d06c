import { afterEach, beforeEach, expect, it } from 'vitest';
import { TOKENS } from '../../lib/delivery/testing/memory-source';
import { until } from '../../lib/delivery/testing/until';
import { startExample } from '../src/testing/program';
import { bundleFor, createWorld, type World } from '../src/testing/world';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

it('prints a decision each second, which changes when the policy does', async () => {
  await world.publish(4, bundleFor('first'));
  const program = await startExample(
    'follow.mjs',
    ['summarisation'],
    {
      FAIRLEAD_URL: `${world.proxy.url}/api/v1/environments/production`,
      FAIRLEAD_TOKEN: TOKENS.good.token,
    },
    'policy 1.4 summarisation: example-cloud/first',
  );
  try {
    await world.publish(5, bundleFor('second'));
    await until(() => program.output().includes('policy 1.5 summarisation: example-cloud/second'));
    expect(program.output()).toContain('policy 1.5 takes the place of 1.4');
    expect(program.output()).not.toContain(TOKENS.good.token);
    expect(await program.end()).toBe(0);
  } finally {
    await program.kill();
  }
});
