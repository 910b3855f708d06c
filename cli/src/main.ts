import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { apiOf } from './api';
import type { Call, CommandSpec, Option } from './command';
import { diff, validate } from './commands/check';
import { evaluate } from './commands/evaluate';
import { login, logout } from './commands/login';
import { lift, stop } from './commands/overlay';
import { publish, rollback } from './commands/publish';
import { pull } from './commands/pull';
import { push } from './commands/push';
import { approve, reviews, submit } from './commands/review';
import { status } from './commands/status';
import { connectionFor } from './config';
import { EXIT, Stop, usage } from './exit';
import { helpOf, overview } from './help';
import { type Output, outputOf, placeLine, type Streams } from './output';

const COMMANDS: Readonly<Record<string, CommandSpec>> = {
  login,
  logout,
  status,
  pull,
  validate,
  diff,
  push,
  submit,
  reviews,
  approve,
  publish,
  rollback,
  stop,
  lift,
  evaluate,
};

const COMMON: Readonly<Record<string, Option>> = {
  environment: { type: 'string', short: 'e', value: 'key', help: 'One of those that were logged in to.' },
  json: { type: 'boolean', help: 'Answer with one JSON value.' },
  help: { type: 'boolean', short: 'h', help: 'Say this.' },
};

/**
 * The command `fairlead`.
 * @param parameters what stands after its name
 * @returns the exit code
 */
export async function run(
  parameters: readonly string[],
  streams: Streams = process,
  // biome-ignore lint/style/noProcessEnv: a command for terminals takes its settings from where it is run
  env: Call['env'] = process.env,
): Promise<number> {
  const [name = '', ...rest] = parameters;
  const json = rest.includes('--json');
  const out = outputOf(streams, json, Boolean(env.NO_COLOR));
  try {
    if (name === '' || name === 'help' || name === '--help' || name === '-h') {
      out.text(overview(COMMANDS));
      return name === '' ? EXIT.usage : EXIT.ok;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw usage(`There is no command ${name}. fairlead help lists them.`);
    const options = { ...command.options, ...COMMON };
    const { values, positionals } = parsed(rest, options, command);
    if (values.help) {
      out.text(helpOf(name, command, COMMON));
      return EXIT.ok;
    }
    const option: Call['option'] = (key) => {
      const value = values[key];
      return typeof value === 'string' ? value : undefined;
    };
    let api: ReturnType<typeof apiOf> | undefined;
    const code = await command.run({
      out,
      env,
      positionals,
      option,
      flag: (key) => values[key] === true,
      api: () => {
        api ??= apiOf(connectionFor(env, option('environment')));
        return api;
      },
      stdin: () => text(process.stdin),
      ask,
    });
    return code ?? EXIT.ok;
  } catch (error) {
    return explain(error, out, name);
  }
}

function parsed(rest: string[], options: Readonly<Record<string, Option>>, command: CommandSpec) {
  try {
    const read = parseArgs({ args: rest, options, allowPositionals: true });
    if (read.positionals.length > command.most)
      throw usage(`There is no use for ${read.positionals.at(-1)} here.`);
    return read;
  } catch (error) {
    throw error instanceof TypeError ? usage(error.message.split('. ')[0] ?? error.message) : error;
  }
}

function explain(error: unknown, out: Output, name: string): number {
  if (!(error instanceof Stop)) throw error;
  const { places = [], file, problem } = error.details;
  if (out.json) out.value({ exitCode: error.code, problem: problem ?? { detail: error.message } });
  for (const place of places) out.problem(placeLine(place, file));
  out.problem(error.message);
  if (error.code === EXIT.usage && Object.hasOwn(COMMANDS, name))
    out.problem(`fairlead ${name} --help says how it is used.`);
  return error.code;
}

/** Asks on the terminal and shows nothing of the answer. */
async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
