/** A thread with routers that ask again and again over connections that they keep, until no new one is taken. */
import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { port, path, headers, routers } = workerData;
const statuses = {};
const problems = [];
let answers = 0;

/** A connection that nobody has taken yet is reset where no more are taken: that is as good as refused. */
const notTaken = (error, request) =>
  error.code === 'ECONNREFUSED' || (error.code === 'ECONNRESET' && !request.reusedSocket);

/** The status of an answer, or null where the connection was not taken. */
const ask = (agent) =>
  new Promise((resolve, reject) => {
    const request = get({ port, host: '127.0.0.1', path, agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    request.once('error', (error) => (notTaken(error, request) ? resolve(null) : reject(error)));
  });

async function router() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (;;) {
    try {
      const status = await ask(agent);
      if (status === null) break;
      statuses[status] = (statuses[status] ?? 0) + 1;
      answers += 1;
      if (answers === 200) parentPort.postMessage('busy');
    } catch (error) {
      problems.push(error.code ?? String(error));
      break;
    }
    await delay(1);
  }
  agent.destroy();
}

await Promise.all(Array.from({ length: routers }, router));
parentPort.postMessage({ statuses, problems });
