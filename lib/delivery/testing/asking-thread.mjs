/** A thread with routers that ask again and again over connections that they keep, until no new one is taken. */
import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { port, path, headers, routers } = workerData;
const statuses = {};
const problems = [];
let answers = 0;

const ask = (agent) =>
  new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    }).once('error', reject);
  });

async function router() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (;;) {
    try {
      const status = await ask(agent);
      statuses[status] = (statuses[status] ?? 0) + 1;
      answers += 1;
      if (answers === 200) parentPort.postMessage('busy');
    } catch (error) {
      if (error.code !== 'ECONNREFUSED') problems.push(error.code ?? String(error));
      agent.destroy();
      return;
    }
    await delay(1);
  }
}

await Promise.all(Array.from({ length: routers }, router));
parentPort.postMessage({ statuses, problems });
