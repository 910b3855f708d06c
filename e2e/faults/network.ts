import type { Chance } from '../../lib/delivery/testing/chance';
import { until } from '../../lib/delivery/testing/until';
import { type Fault, onTheWay, startAnew } from './fault';
import type { Answer } from './faulty-network';
import { sendWhole } from './faulty-network';

/** An answer some of whose bits are wrong: in the body, or else in a header that carries what is signed. */
function corrupted(answer: Answer, { below, one }: Chance): Answer {
  const signed = Object.keys(answer.headers).filter((name) => /^(policy-|etag|repr-digest)/.test(name));
  if (answer.body.length > 0 && (signed.length === 0 || below(2) === 0)) {
    const body = Buffer.from(answer.body);
    for (let times = 1 + below(4); times > 0; times -= 1) {
      const at = below(body.length);
      body[at] = (body[at] ?? 0) ^ (1 << below(8));
    }
    return { ...answer, body };
  }
  const name = one(signed);
  const value = String(answer.headers[name]);
  const at = below(value.length);
  const other = one([...'ABCDEFghij0123456789-_."'].filter((character) => character !== value[at]));
  return {
    ...answer,
    headers: { ...answer.headers, [name]: value.slice(0, at) + other + value.slice(at + 1) },
  };
}

/** What something between a router and a host may answer that knows nothing of policies. */
const STRANGERS: readonly Answer[] = [
  {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: Buffer.from('<html>Sign in to the Wi-Fi</html>'),
  },
  { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('null') },
  { status: 200, headers: {}, body: Buffer.alloc(0) },
  { status: 204, headers: {}, body: Buffer.alloc(0) },
  { status: 206, headers: { 'content-range': 'bytes 0-1/2' }, body: Buffer.from('{}') },
  { status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: Buffer.alloc(0) },
  { status: 304, headers: {}, body: Buffer.alloc(0) },
  { status: 401, headers: { 'www-authenticate': 'Basic' }, body: Buffer.from('no') },
  { status: 403, headers: {}, body: Buffer.from('{"type":"/problems/insufficient-scope"}') },
  { status: 404, headers: {}, body: Buffer.from('not found') },
  { status: 410, headers: {}, body: Buffer.alloc(0) },
  { status: 429, headers: { 'retry-after': '1' }, body: Buffer.alloc(0) },
  { status: 429, headers: { 'retry-after': 'never' }, body: Buffer.alloc(0) },
  { status: 500, headers: {}, body: Buffer.from('\u0000\ufffd'.repeat(100_000)) },
  { status: 502, headers: { 'content-type': 'text/html' }, body: Buffer.from('<h1>Bad gateway</h1>') },
  { status: 503, headers: { 'retry-after': '-5' }, body: Buffer.from('{"type":"/problems/behind"}') },
  { status: 200, headers: { 'content-encoding': 'gzip' }, body: Buffer.from('not gzip at all') },
  {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: Buffer.from('event: policy\ndata: {}\n\n'),
  },
];

/** Headers that a proxy of another kind keeps on a 304. */
const KNOWN = ['date', 'etag', 'cache-control', 'vary', 'content-type', 'content-length', 'content-encoding'];

/** What goes wrong between routers and hosts. Nobody here means harm. */
export const NETWORK: readonly Fault[] = [
  onTheWay('connections break', true, ({ chance }) => ({
    take: (_, response) => {
      if (chance.below(2) === 0) return false;
      response.destroy();
      return true;
    },
    change: (_, answer) => (chance.below(2) === 0 ? answer : null),
  })),
  onTheWay('nothing answers and nothing ends', false, () => ({ take: () => true })),
  onTheWay('answers are late', false, ({ chance }) => ({
    send: (answer, response) => {
      setTimeout(() => sendWhole(answer, response), chance.below(2_500));
    },
  })),
  onTheWay('answers come a few bytes at a time', false, ({ chance }) => ({
    send: ({ status, headers, body }, response) => {
      response.writeHead(status, Object.fromEntries(Object.entries(headers).filter(([, value]) => value)));
      let at = 0;
      const drip = () => {
        if (response.destroyed) return;
        if (at >= body.length || status === 304) return void response.end();
        response.write(body.subarray(at, at + 200));
        at += 200;
        setTimeout(drip, 1 + chance.below(20));
      };
      drip();
    },
  })),
  onTheWay('answers are cut short', true, ({ chance }) => ({
    change: (_, answer) => {
      if (answer.body.length === 0) return null;
      const body = answer.body.subarray(0, chance.below(answer.body.length));
      // Half of them look whole: whoever cut them has put in their new length.
      const length = String(chance.below(2) === 0 ? body.length : answer.body.length);
      return { ...answer, body, headers: { ...answer.headers, 'content-length': length } };
    },
    send: ({ status, headers, body }, response) => {
      response.writeHead(status, Object.fromEntries(Object.entries(headers).filter(([, value]) => value)));
      response.write(body, () => response.destroy());
    },
    chunk: (_, bytes) => bytes.subarray(0, chance.below(bytes.length)),
  })),
  onTheWay('bits are turned', true, ({ chance }) => ({
    change: (_, answer) => corrupted(answer, chance),
    chunk: (_, bytes) => corrupted({ status: 200, headers: {}, body: bytes }, chance).body,
  })),
  onTheWay('strangers answer', true, ({ chance }) => ({
    take: (_, response) => {
      sendWhole(chance.one(STRANGERS), response);
      return true;
    },
  })),
  onTheWay('answers never end', false, () => ({
    take: (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const pour = () => {
        if (!response.destroyed) response.write(Buffer.alloc(65_536, 32), pour);
      };
      pour();
      return true;
    },
  })),
  onTheWay('headers that are not known are taken from every 304', true, () => ({
    change: (_, answer) =>
      answer.status === 304
        ? {
            ...answer,
            headers: Object.fromEntries(
              Object.entries(answer.headers).filter(([name]) => KNOWN.includes(name)),
            ),
          }
        : answer,
  })),
  onTheWay('what comes on event streams comes five hundred times', false, () => ({
    take: ({ kind }, response) => {
      // Polls would tell first.
      if (kind !== 'policy' || response.req.headers['router-applied'] === undefined) return false;
      response.destroy();
      return true;
    },
    chunk: (_, bytes) => Buffer.concat(Array.from({ length: 500 }, () => bytes)),
  })),
  {
    name: 'an event never ends',
    quick: false,
    run: async (rig) => {
      rig.network.set({
        take: ({ kind }, response) => {
          if (kind !== 'events') return false;
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          const pour = () => {
            if (response.destroyed) return;
            response.write('data: {"format":"fairlead.manifest/1"}'.repeat(500), () => setTimeout(pour, 20));
          };
          pour();
          return true;
        },
      });
      await startAnew(rig);
      await until(
        () => rig.members().every(({ name, stream }) => !stream || rig.network.touched(name) > 0),
        60_000,
      );
      await rig.publish();
      await rig.converged();
      rig.network.set(null);
    },
  },
  {
    name: 'event streams are held back and nothing else',
    quick: true,
    run: async (rig) => {
      rig.network.set({ chunk: () => null });
      await startAnew(rig);
      await rig.publish();
      await rig.converged();
      rig.network.set(null);
    },
  },
];
