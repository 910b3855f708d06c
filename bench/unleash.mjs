// The peer that evaluation is held against: unleash-client with one feature of one flexibleRollout strategy.
import { Unleash } from 'unleash-client';

export async function startUnleash() {
  const parameters = { rollout: '50', stickiness: 'userId', groupId: 'feature' };
  const feature = {
    name: 'feature',
    type: 'release',
    enabled: true,
    stale: false,
    impressionData: false,
    project: 'default',
    variants: [],
    strategies: [{ name: 'flexibleRollout', constraints: [], segments: [], parameters }],
  };
  const storageProvider = { set: async () => {}, get: async () => undefined };
  const unleash = new Unleash({
    appName: 'bench',
    // Nothing listens there: all it knows is the bootstrap, and it asks for nothing more.
    url: 'http://127.0.0.1:9/api',
    bootstrap: { data: [feature] },
    refreshInterval: 0,
    disableMetrics: true,
    disableAutoStart: true,
    skipInstanceCountWarning: true,
    storageProvider,
  });
  // Started is not ready yet, and until then it answers without having evaluated anything.
  const ready = new Promise((resolve, reject) => {
    unleash.once('ready', resolve);
    unleash.on('error', reject);
    unleash.on('warn', (warning) => reject(new Error(warning)));
  });
  await unleash.start();
  await ready;
  return {
    isEnabled: (context) => unleash.isEnabled('feature', context),
    end: () => unleash.destroy(),
  };
}
