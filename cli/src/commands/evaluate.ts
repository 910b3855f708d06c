import { PolicyError } from '../../../lib/policy/errors';
import { evaluateValue } from '../../../lib/policy/evaluate';
import { parseJson } from '../../../lib/policy/json';
import { prepare } from '../../../lib/policy/prepare';
import type { Prepared } from '../../../lib/policy/prepared';
import type { Call, CommandSpec } from '../command';
import { DRAFT } from '../draft';
import { EXIT, Stop, usage } from '../exit';
import { readFile } from '../pulled';

export const evaluate: CommandSpec = {
  summary: 'Decides requests as a router would',
  usage: '<request.json|-> [--bundle <file> | --file <policy.yaml> | --draft <name>] [--at <time>]',
  most: 1,
  options: {
    bundle: {
      type: 'string',
      value: 'file',
      help: 'What fairlead pull --bundle wrote: nothing is asked of the server.',
    },
    file: { type: 'string', value: 'file', help: 'A policy file, which the server compiles.' },
    draft: DRAFT,
    at: { type: 'string', value: 'time', help: 'The instant to decide at (default: now).' },
  },
  more: 'The request is one JSON object, or a list of them. Ends with 1 if any is denied. Without an option, the active policy decides.',
  run: async (call) => {
    const { out, option, positionals } = call;
    const [source] = positionals;
    if (source === undefined) throw usage('Say which request: a file, or - for stdin.');
    const chosen = ['bundle', 'file', 'draft'].filter((name) => option(name) !== undefined);
    if (chosen.length > 1) throw usage('Say one of --bundle, --file and --draft.');
    const at = option('at');
    const now = at === undefined ? Date.now() : Date.parse(at);
    if (!Number.isFinite(now)) throw usage(`${at} is no time such as 2026-12-01T06:00:00Z.`);
    const requests = readJson(source === '-' ? await call.stdin() : readFile(source), source);
    const policy = await policyOf(call);
    const decide = (request: unknown) => evaluateValue(policy, request, now);
    const decisions = Array.isArray(requests) ? requests.map(decide) : [decide(requests)];
    for (const { outcome, code, rule, arm, candidates, escalations } of decisions) {
      const list = [...candidates, ...escalations].map(({ offering }) => offering).join(', then ');
      const by = rule === null ? '' : ` by rule ${rule}${arm === null ? '' : `, ${arm}`}`;
      out.line(
        outcome === 'route'
          ? `${out.tint('good', 'route')}${by}: ${list}`
          : `${out.tint('bad', 'deny')} ${code}${by}`,
      );
    }
    out.value(Array.isArray(requests) ? decisions : decisions[0]);
    return decisions.some(({ outcome }) => outcome === 'deny') ? EXIT.refused : EXIT.ok;
  },
};

async function policyOf(call: Call): Promise<Prepared> {
  const { option } = call;
  const bundle = option('bundle');
  if (bundle !== undefined) return prepared(readJson(readFile(bundle), bundle), bundle);
  const file = option('file');
  const draft = option('draft');
  const api = call.api();
  if (file === undefined && draft === undefined) {
    const manifest = (await (await api.within('GET', 'manifest')).json()) as {
      release: { overlay: unknown };
      bundle: { url: string };
    };
    const active = (await (await api.send('GET', manifest.bundle.url)).json()) as unknown;
    return prepared(
      { format: 'fairlead.pulled/1', overlay: manifest.release.overlay, bundle: active },
      'the active policy',
    );
  }
  const type = file?.endsWith('.json') ? 'application/json' : 'application/yaml';
  const response = await api.within(
    'POST',
    `drafts/${encodeURIComponent(draft ?? 'main')}/validate?bundle=1`,
    {
      ...(file !== undefined && { text: { body: readFile(file), type } }),
      file,
    },
  );
  const { bundle: compiled } = (await response.json()) as { bundle: unknown };
  return prepared(compiled, file ?? `the draft ${draft}`);
}

/** A bundle by itself, or with the stops in force as `pull --bundle` writes them. */
function prepared(value: unknown, name: string): Prepared {
  const pulled = value as { format?: unknown; bundle?: unknown; overlay?: unknown } | null;
  try {
    return pulled?.format === 'fairlead.pulled/1' ? prepare(pulled.bundle, pulled.overlay) : prepare(value);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new Stop(EXIT.refused, `Routers would refuse ${name}: ${error.message}`);
  }
}

function readJson(text: string, name: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw usage(
      `${name === '-' ? 'stdin' : name} is not JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
