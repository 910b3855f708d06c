// Follows the active policy and prints, each second, which model it would call. Publish another policy and watch it change.
//   FAIRLEAD_URL=http://127.0.0.1:3001/api/v1/environments/development FAIRLEAD_TOKEN=flr_… node follow.mjs summarisation
import { createRouter } from '@fairlead/router';

// biome-ignore lint/style/noProcessEnv: a program of its own, which reads its settings where programs do
const { FAIRLEAD_URL, FAIRLEAD_TOKEN, FAIRLEAD_ROOTS, FAIRLEAD_CACHE } = process.env;
if (!FAIRLEAD_URL || !FAIRLEAD_TOKEN) {
  console.error('Set FAIRLEAD_URL (…/api/v1/environments/<environment>) and FAIRLEAD_TOKEN (flr_…).');
  process.exit(1);
}

const router = await createRouter({
  url: FAIRLEAD_URL,
  token: FAIRLEAD_TOKEN,
  trust: FAIRLEAD_ROOTS ? { roots: FAIRLEAD_ROOTS.split(',') } : 'tls',
  ...(FAIRLEAD_CACHE && { cachePath: FAIRLEAD_CACHE }),
});
router.on('change', ({ version, previous }) =>
  console.log(`policy ${version} takes the place of ${previous ?? 'none'}`),
);
router.on('rejected', ({ message }) => console.error(message));
router.on('error', ({ message }) => console.error(message));

const [taskClass = 'summarisation', once] = process.argv.slice(2);
const request = { taskClass, inputTokens: 1_000, maxOutputTokens: 200 };
const decide = () => {
  const { outcome, code, candidates } = router.evaluate(request);
  const { version } = router.status();
  const answer =
    outcome === 'route' ? candidates.map(({ offering }) => offering).join(', then ') : `denied: ${code}`;
  console.log(`${new Date().toISOString()} policy ${version ?? 'none'} ${request.taskClass}: ${answer}`);
};
decide();
if (once === '--once') await router.close();
const timer = once === '--once' ? undefined : setInterval(decide, 1_000);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    clearInterval(timer);
    void router.close();
  });
}
