/** How often one processor answers a poll: bare node:http, the delivery process, Unleash and Next, one after another. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type Polled, startBare, startConsole, startDelivery, startUnleash } from './hosts';
import type { Options } from './options';
import { type Figure, figure, median } from './report';
import { CORES, launch } from './servers';
import type { World } from './world';

const CONNECTIONS = 50;

/** Answers for a second of the server's processor time, and a second of the clock. */
interface Rate {
  readonly core: number;
  readonly reached: number;
}

interface Contender {
  readonly name: string;
  readonly polled: Polled;
  readonly status: number;
  readonly rates: Rate[];
}

/** The tag of what a server answers now. */
async function tagOf({ url, headers }: Polled): Promise<string> {
  const answer = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' } });
  await answer.arrayBuffer();
  return answer.headers.get('etag') ?? '';
}

async function conditional(polled: Polled): Promise<Polled> {
  return { ...polled, headers: { ...polled.headers, 'if-none-match': await tagOf(polled) } };
}

/** With what a router says of itself in every request. */
function sayingSo(polled: Polled): Polled {
  const said = {
    'router-instance': 'b7a5f8d2-6f0c-4a54-9a35-2f6f6d5a1c11',
    'router-applied': `1.1;${'0'.repeat(64)}`,
    'router-library': '@fairlead/router/0.1.0',
  };
  return { ...polled, headers: { ...polled.headers, ...said } };
}

async function ask(load: ChildProcess, { polled, status, rates }: Contender, seconds: number): Promise<void> {
  const before = await polled.started.usage();
  load.send({ url: polled.url, headers: polled.headers, status, connections: CONNECTIONS, seconds });
  const [said] = await once(load, 'message');
  if (said.problem) throw new Error(said.problem);
  const after = await polled.started.usage();
  rates.push({
    core: said.total / ((after.cpuMs - before.cpuMs) / 1_000),
    reached: said.total / said.seconds,
  });
}

/** Asks the contenders in turns, so that whatever else the machine does meets all of them alike. */
async function contest(contenders: readonly Contender[], { rounds, seconds }: Options): Promise<void> {
  const load = launch([path.join(import.meta.dirname, 'load.mjs')], CORES.load);
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const contender of contenders) await ask(load, contender, round === 0 ? 2 : seconds);
      // What is compiled and filled while the first answers are given is not what is measured.
      if (round === 0) for (const { rates } of contenders) rates.length = 0;
    }
  } finally {
    load.kill();
  }
}

const core = ({ rates }: Contender) => median(rates.map((rate) => rate.core));

function rate({ name, rates, status }: Contender): Figure {
  const reached = Math.round(median(rates.map((each) => each.reached)));
  const all = rates.map((each) => Math.round(each.core)).sort((a, b) => a - b);
  const note = `${reached}/s reached; runs ${all[0]}–${all.at(-1)}`;
  return figure(`${name}, ${status}s`, core({ name, rates, status } as Contender), '/core s', null, note);
}

/** The median of the ratios within each round. */
function ratio(name: string, of: Contender, to: Contender, least: number): Figure {
  const each = of.rates.map((one, round) => one.core / (to.rates[round]?.core ?? Number.NaN));
  const note = `runs ${Math.min(...each).toFixed(2)}–${Math.max(...each).toFixed(2)}`;
  return figure(name, median(each), '×', { least }, note);
}

const contender = (name: string, polled: Polled, status: number): Contender => ({
  name,
  polled,
  status,
  rates: [],
});

/** 304s a second against bare node:http and Unleash. */
export async function notModified(world: World, options: Options): Promise<Figure[]> {
  const running: Polled[] = [];
  const begun = async (start: Promise<Polled>) => {
    const polled = await start;
    running.push(polled);
    return polled;
  };
  try {
    const delivery = await conditional(await begun(startDelivery(world)));
    const bare = await begun(startBare(delivery));
    const unleash = await conditional(await begun(startUnleash(world)));
    const ours = contender('Fairlead', delivery, 304);
    const nothing = contender('bare node:http', bare, 304);
    const theirs = contender('Unleash', unleash, 304);
    const told = contender('Fairlead, told what the router runs', sayingSo(delivery), 304);
    const next = options.quick
      ? []
      : [contender('Fairlead in Next', await conditional(await begun(startConsole(world))), 304)];
    const all = [nothing, ours, theirs, told, ...next];
    await contest(all, options);
    return [
      ratio('304s ÷ bare node:http', ours, nothing, 0.7),
      ratio('304s ÷ Unleash', ours, theirs, 10),
      ...all.map(rate),
    ];
  } finally {
    await Promise.all(running.map(({ started }) => started.stop()));
  }
}

/** 200s of the whole policy against those of as much by Unleash. */
export async function whole(world: World, options: Options): Promise<Figure[]> {
  const [delivery, unleash] = [await startDelivery(world), await startUnleash(world)];
  try {
    const [ours, theirs] = [contender('Fairlead', delivery, 200), contender('Unleash', unleash, 200)];
    await contest([ours, theirs], options);
    const sizes = await Promise.all([delivery, unleash].map(sizeOf));
    const note = (of: Figure, bytes: number | undefined) => ({ ...of, note: `${bytes} bytes; ${of.note}` });
    return [
      ratio('200s ÷ Unleash', ours, theirs, 10),
      note(rate(ours), sizes[0]),
      note(rate(theirs), sizes[1]),
    ];
  } finally {
    await Promise.all([delivery, unleash].map(({ started }) => started.stop()));
  }
}

async function sizeOf({ url, headers }: Polled): Promise<number> {
  const answer = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' } });
  return (await answer.arrayBuffer()).byteLength;
}
