import { type Chance, chance } from '../testing/chance';
import { exchange } from './exchange';
import { brokenBytes, oddRequest } from './odd-request';
import { readAnswers } from './read-answers';

/** What a host stood: how many answers it gave, by status. */
export type Tally = Map<number, number>;

/** Requests on one connection, one after the other without waiting. */
const PIPELINED = 25;
/** Connections at a time. */
const TOGETHER = 16;
const LAST = 'GET /healthz HTTP/1.1\r\nHost: fairlead.test\r\nConnection: close\r\n\r\n';

/**
 * Sends a host requests that are odd, bytes that are none, and clients that are slow or leave, until it has taken so many.
 *
 * @throws Error for an answer that is not well formed, a 5xx that is not a defined 503, or a connection that does not end
 */
export async function attack(port: number, seed: number, count: number): Promise<Tally> {
  const tally: Tally = new Map();
  let taken = 0;
  const worker = async (number: number) => {
    const random = chance(seed + number * 7_919);
    for (let round = 0; taken < count; round++) {
      const kind = random.below(10);
      try {
        const send = kind < 7 ? pipelined : kind < 9 ? broken : leaving;
        const more = await send(port, random, tally);
        taken += more;
      } catch (error) {
        throw new Error(`seed ${seed}, worker ${number}, round ${round}: ${(error as Error).message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, (_, number) => worker(number)));
  return tally;
}

async function pipelined(port: number, random: Chance, tally: Tally): Promise<number> {
  const requests = Array.from({ length: PIPELINED }, () => oddRequest(random)).filter(
    ({ target }) => !isEndless(target),
  );
  const pieces = [...requests.map(({ bytes }) => bytes), Buffer.from(LAST)];
  const { received, reset } = await exchange(port, pieces);
  const methods = [...requests.map(({ method }) => method), 'GET'];
  const answers = readAnswers(received, methods, !reset);
  for (const { status } of answers) tally.set(status, (tally.get(status) ?? 0) + 1);
  const last = answers.at(-1);
  // An answer may be the connection's last, and then says so; nothing else may stay without one.
  if (!reset && answers.length < methods.length && last?.headers.get('connection') !== 'close') {
    const unanswered = requests[answers.length]?.bytes.toString('latin1').slice(0, 500);
    throw new Error(`${answers.length} answers to ${methods.length} requests; none to: ${unanswered}`);
  }
  return Math.max(1, answers.length);
}

async function broken(port: number, random: Chance, tally: Tally): Promise<number> {
  const bytes = brokenBytes(random);
  const { received } = await exchange(port, slices(bytes, random), { ends: true, leaveAfterMs: 2_000 });
  // What of it is taken for a request is the host's to say, and so is how many there are; a head tells its own method.
  for (const [, status] of received.toString('latin1').matchAll(/^HTTP\/1\.1 (\d{3}) /gm)) {
    const code = Number(status);
    if (code >= 500 && code !== 503) throw new Error(`${code} to ${bytes.toString('latin1').slice(0, 500)}`);
    tally.set(code, (tally.get(code) ?? 0) + 1);
  }
  return 1;
}

/** A client that follows events, or sends half a request, and goes away. */
async function leaving(port: number, random: Chance): Promise<number> {
  const { bytes } = oddRequest(random);
  const half = bytes.subarray(0, random.below(bytes.length + 1));
  await exchange(port, slices(half, random), { leaveAfterMs: random.below(30) });
  return 1;
}

function slices(bytes: Buffer, random: Chance): Buffer[] {
  const at = random.below(bytes.length + 1);
  return [bytes.subarray(0, at), bytes.subarray(at)];
}

const isEndless = (target: string) => /events/.test(target);
