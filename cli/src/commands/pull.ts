import { writeFileSync } from 'node:fs';
import type { Call, CommandSpec } from '../command';
import { DRAFT, fileOf } from '../draft';
import { usage } from '../exit';
import { refuseLoss, writePulled } from '../pulled';

export const pull: CommandSpec = {
  summary: 'Writes a draft or a version into a file',
  usage: '[<file>] [--draft <name> | --active | --version <number> | --bundle]',
  most: 1,
  options: {
    draft: DRAFT,
    active: { type: 'boolean', help: 'What is published now, in the place of a draft.' },
    version: { type: 'string', value: 'number', help: 'What this version said.' },
    bundle: { type: 'boolean', help: 'What routers get, with the stops in force: for fairlead evaluate.' },
    force: { type: 'boolean', help: 'Write over changes that were not pushed.' },
  },
  more: 'The file is policy.yaml unless named; one that ends in .json is JSON; - is stdout.',
  run: async (call) => {
    const { out, flag, option } = call;
    const chosen = ['draft', 'version'].filter((name) => option(name) !== undefined);
    if (chosen.length + Number(flag('active')) + Number(flag('bundle')) > 1) {
      throw usage('Say one of --draft, --active, --version and --bundle.');
    }
    if (flag('bundle')) return pullBundle(call);
    const file = fileOf(call);
    const json = file.endsWith('.json');
    const version = option('version');
    const draft = flag('active') || version !== undefined ? null : (option('draft') ?? 'main');
    const query = version === undefined ? '' : `?version=${encodeURIComponent(version)}`;
    const path =
      draft === null ? `policy.${json ? 'json' : 'yaml'}${query}` : `drafts/${encodeURIComponent(draft)}`;
    if (file !== '-' && !flag('force')) refuseLoss(file);
    const response = await call.api().within('GET', path, {
      headers: { accept: json ? 'application/json' : 'application/yaml' },
    });
    const text = await response.text();
    if (file === '-') {
      out.text(text);
      return undefined;
    }
    const { environment } = await call.api().me();
    writeFileSync(file, text);
    // A version is nobody's draft: its file is pushed as a new one, or over one with --replace.
    const etag = draft === null ? '' : (response.headers.get('etag') ?? '');
    writePulled(file, { url: call.api().url, environment, draft: draft ?? '', etag }, text);
    const what =
      draft === null
        ? version === undefined
          ? 'the active policy'
          : `version ${version}`
        : `the draft ${draft}`;
    out.line(`Wrote ${what} of ${environment} into ${file}.`);
    out.value({ file, environment, draft, version: version ?? null, etag });
    return undefined;
  },
};

async function pullBundle(call: Call): Promise<undefined> {
  const { out, positionals } = call;
  const api = call.api();
  const manifest = (await (await api.within('GET', 'manifest')).json()) as {
    readonly environment: string;
    readonly version: number;
    readonly release: { readonly overlay: unknown };
    readonly bundle: { readonly url: string };
  };
  const bundle = (await (await api.send('GET', manifest.bundle.url)).json()) as unknown;
  const { environment, version } = manifest;
  const file = positionals[0] ?? `${environment}.bundle.json`;
  const pulled = {
    format: 'fairlead.pulled/1',
    environment,
    version,
    overlay: manifest.release.overlay,
    bundle,
  };
  const text = `${JSON.stringify(pulled)}\n`;
  if (file === '-') out.text(text);
  else {
    writeFileSync(file, text);
    out.line(`Wrote what routers of ${environment} get, version ${version}, into ${file}.`);
    out.value({ file, environment, version });
  }
  return undefined;
}
