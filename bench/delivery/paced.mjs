// Polls so often a second, whether or not answers keep up: each answer's time counts from when its poll was due.
import { connect } from 'node:net';

const MOST_UNANSWERED = 50_000;

function poll({ url, headers, perSecond, seconds, connections }) {
  const { hostname, port, host, pathname } = new URL(url);
  const head = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${pathname} HTTP/1.1\r\n${head.join('')}\r\n`;
  const times = [];
  const wrong = new Set();
  let unanswered = 0;
  const sockets = Array.from({ length: connections }, () => {
    const due = [];
    let rest = '';
    const socket = connect(Number(port), hostname).setNoDelay().setEncoding('latin1');
    socket.on('error', (error) => wrong.add(error.message));
    socket.on('data', (text) => {
      const now = performance.now();
      const answers = (rest + text).split('\r\n\r\n');
      rest = answers.pop() ?? '';
      for (const answer of answers) {
        if (!answer.startsWith('HTTP/1.1 304 ')) wrong.add(answer.slice(0, 40));
        times.push(now - due.shift());
        unanswered -= 1;
      }
    });
    return { socket, due };
  });
  return new Promise((resolve) => {
    const began = performance.now();
    const all = perSecond * seconds;
    let sent = 0;
    const tick = () => {
      const owed = Math.min(all, ((performance.now() - began) * perSecond) / 1_000);
      for (; sent < owed && unanswered < MOST_UNANSWERED; sent++, unanswered++) {
        const { socket, due } = sockets[sent % connections];
        due.push(began + (sent * 1_000) / perSecond);
        socket.write(request);
      }
      if (sent < all && performance.now() - began < (seconds + 5) * 1_000) return setTimeout(tick, 1);
      // Whoever has not been answered by now counts with the time that it has waited.
      setTimeout(() => {
        const now = performance.now();
        for (const { socket, due } of sockets) {
          for (const at of due) times.push(now - at);
          socket.destroy();
        }
        times.sort((a, b) => a - b);
        const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
        const reached = times.length / ((performance.now() - began - 500) / 1_000);
        resolve({ p50: at(0.5), p95: at(0.95), p99: at(0.99), reached, wrong: [...wrong] });
      }, 500);
    };
    tick();
  });
}

process.on('message', async (wish) => process.send(await poll(wish)));
