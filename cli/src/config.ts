import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { EXIT, Stop, usage } from './exit';

/** Where Fairlead is, and what opens it there: a token is for one environment. */
export interface Connection {
  readonly url: string;
  readonly token: string;
}

interface Config {
  /** By environment. */
  readonly environments: Readonly<Record<string, Connection>>;
  /** The one that is meant when none is named. */
  readonly default?: string | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

export function configPath(env: Env): string {
  const folder = env.XDG_CONFIG_HOME || path.join(homedir(), '.config');
  return path.join(folder, 'fairlead', 'config.json');
}

export function readConfig(env: Env): Config {
  const file = configPath(env);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { environments: {} };
  }
  try {
    const read = JSON.parse(text) as Partial<Config>;
    return { environments: read.environments ?? {}, default: read.default };
  } catch {
    throw usage(`${file} cannot be read. Remove it, and log in again.`);
  }
}

/** Writes the file whole, for its owner alone: it holds tokens. */
export function writeConfig(env: Env, config: Config): void {
  const file = configPath(env);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  chmodSync(partial, 0o600);
  renameSync(partial, file);
}

/** FAIRLEAD_URL and FAIRLEAD_TOKEN, or else what was logged in to. */
export function connectionFor(env: Env, wanted: string | undefined): Connection {
  const { FAIRLEAD_URL: url, FAIRLEAD_TOKEN: token } = env;
  if (token) {
    if (!url) throw usage('FAIRLEAD_TOKEN is set without FAIRLEAD_URL: say where Fairlead is.');
    return { url: safeUrl(url), token };
  }
  const { environments, default: first } = readConfig(env);
  const name = wanted ?? first;
  const found = name !== undefined && Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (found) return found;
  throw new Stop(
    EXIT.authentication,
    wanted === undefined
      ? 'Nobody is logged in here: fairlead login --url https://…, or set FAIRLEAD_URL and FAIRLEAD_TOKEN.'
      : `Nobody is logged in to ${wanted} here: fairlead login --url https://… with a token of that environment.`,
  );
}

/** An address that a token may be sent to: over TLS, or to this machine. */
export function safeUrl(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw usage(`${text} is no address such as https://fairlead.example.com.`);
  }
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw usage(`${url.origin} is not https: a token sent there could be read on the way.`);
  }
  return url.origin;
}
