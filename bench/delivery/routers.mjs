// A process full of routers, or of streams that nothing is done with. It tells when each had every version.
import { get } from 'node:http';

const applied = new Map();
const note = (version) => {
  const times = applied.get(version) ?? [];
  applied.set(version, times);
  times.push(Date.now());
};

function follow({ base, token, environment }) {
  return new Promise((resolve, reject) => {
    const path = `/api/v1/environments/${environment}/policy/events`;
    const headers = { authorization: `Bearer ${token}` };
    get(`${base}${path}`, { headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`a stream was answered ${answer.statusCode}`));
      answer.setEncoding('utf8').on('data', (text) => {
        for (const [, version] of text.matchAll(/^id: (.+)$/gm)) note(version);
      });
      resolve();
    }).on('error', reject);
  });
}

async function route({ base, token, environment, roots }) {
  const { createRouter } = await import('../../sdk/dist/index.js');
  const router = await createRouter({
    url: base,
    token,
    environment,
    trust: { roots },
    startTimeoutMs: 60_000,
  });
  router.on('change', ({ version }) => note(version));
  if (router.status().trust !== 'signed') throw new Error('a router does not verify');
}

process.on('message', async ({ begin, told }) => {
  if (told) {
    const { user, system } = process.cpuUsage();
    return process.send({ times: applied.get(told) ?? [], cpuMs: (user + system) / 1_000 });
  }
  const open = begin.library ? route : follow;
  try {
    // So many at a time that none is refused for want of patience.
    for (let done = 0; done < begin.count; done += 25) {
      await Promise.all(Array.from({ length: Math.min(25, begin.count - done) }, () => open(begin)));
    }
    process.send({ opened: begin.count });
  } catch (error) {
    process.send({ problem: error.message });
  }
});
