import { apiOf } from '../api';
import type { CommandSpec } from '../command';
import { readConfig, safeUrl, writeConfig } from '../config';
import { usage } from '../exit';

export const login: CommandSpec = {
  summary: 'Keeps a token for an environment',
  usage: '--url <address> [--default]',
  most: 0,
  options: {
    url: { type: 'string', value: 'address', help: 'Where Fairlead is (default: FAIRLEAD_URL).' },
    default: { type: 'boolean', help: 'Mean this environment when none is named. The first one is anyway.' },
  },
  more: 'The token is read from stdin, or asked for. Make one in the console: Settings, My tokens.',
  run: async ({ out, env, option, flag, stdin, ask }) => {
    const address = option('url') ?? env.FAIRLEAD_URL;
    if (!address) throw usage('Say where Fairlead is: --url https://….');
    const url = safeUrl(address);
    const token = (process.stdin.isTTY ? await ask('Token: ') : await stdin()).trim();
    if (!token) throw usage('There was no token on stdin.');
    const me = await apiOf({ url, token }).me();
    const config = readConfig(env);
    const first = flag('default') ? me.environment : (config.default ?? me.environment);
    writeConfig(env, {
      environments: { ...config.environments, [me.environment]: { url, token } },
      default: first,
    });
    out.line(`Logged in to ${me.environment} at ${url} as ${me.actingFor}, for ${me.scopes.join(', ')}.`);
    if (first !== me.environment) out.line(`Without --environment, ${first} is meant.`);
    out.value({ ...me, url, default: first });
    return undefined;
  },
};

export const logout: CommandSpec = {
  summary: 'Forgets tokens',
  usage: '[--environment <key> | --all]',
  most: 0,
  options: { all: { type: 'boolean', help: 'Those of every environment.' } },
  more: 'It only forgets them here: to end a token, revoke it in the console.',
  run: async ({ out, env, option, flag }) => {
    const { environments, default: first } = readConfig(env);
    const gone = flag('all') ? Object.keys(environments) : [option('environment') ?? first ?? ''];
    const rest = Object.fromEntries(Object.entries(environments).filter(([key]) => !gone.includes(key)));
    const forgotten = Object.keys(environments).length - Object.keys(rest).length;
    writeConfig(env, {
      environments: rest,
      default: first !== undefined && first in rest ? first : Object.keys(rest)[0],
    });
    out.line(forgotten > 0 ? `Logged out of ${gone.join(', ')}.` : 'Nobody was logged in there.');
    out.value({ forgotten: forgotten > 0 ? gone : [] });
    return undefined;
  },
};
