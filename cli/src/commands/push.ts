import type { CommandSpec } from '../command';
import { DRAFT, fileOf, listDrafts, pulledOf } from '../draft';
import { EXIT, Stop } from '../exit';
import { readFile, writePulled } from '../pulled';

export const push: CommandSpec = {
  summary: 'Makes a draft say what a file says',
  usage: '[<file>] [--draft <name>] [--replace] [--dry-run]',
  most: 1,
  options: {
    draft: DRAFT,
    replace: { type: 'boolean', help: 'Replace the draft whatever it says by now.' },
    'dry-run': { type: 'boolean', help: 'Only say what it would do.' },
  },
  more: 'A draft that was pulled is replaced if nobody changed it since (else it ends with 3). A draft that there is not yet is made.',
  run: async (call) => {
    const { out, option, flag } = call;
    const file = fileOf(call);
    const body = readFile(file);
    const pulled = await pulledOf(call, file);
    const draft = option('draft') ?? (pulled?.draft || 'main');
    const known = pulled?.draft === draft ? pulled.etag : '';
    let precondition: Readonly<Record<string, string>> = { 'if-match': known };
    if (flag('replace')) precondition = { 'if-match': '*' };
    if (known === '' || flag('replace')) {
      const there = (await listDrafts(call)).some(({ name }) => name === draft);
      if (!there) precondition = { 'if-none-match': '*' };
      else if (!flag('replace')) {
        throw new Stop(
          EXIT.conflict,
          `There is a draft ${draft}, which ${file} was not pulled from. Pull it and put your changes in, name another with --draft, or replace it with --replace.`,
        );
      }
    }
    const query = flag('dry-run') ? '?dryRun=1' : '';
    const response = await call.api().within('PUT', `drafts/${encodeURIComponent(draft)}${query}`, {
      text: { body, type: file.endsWith('.json') ? 'application/json' : 'application/yaml' },
      headers: precondition,
      file,
    });
    const told = (await response.json()) as {
      readonly revision: number;
      readonly created: boolean;
      readonly etag: string;
      readonly edits: readonly { readonly kind: string; readonly taskClass: string; readonly key: string }[];
    };
    const { environment } = await call.api().me();
    if (!flag('dry-run'))
      writePulled(file, { url: call.api().url, environment, draft, etag: told.etag }, body);
    for (const { kind, taskClass, key } of told.edits) out.line(`  ${kind} ${key} in ${taskClass}`);
    const verb = flag('dry-run') ? 'Would make' : 'Made';
    out.line(
      told.edits.length === 0 && !told.created
        ? `The draft ${draft} of ${environment} says this already, at revision ${told.revision}.`
        : `${verb} ${told.created ? 'the new draft' : 'the draft'} ${draft} of ${environment} say this, at revision ${told.revision}.`,
    );
    out.value(told);
    return undefined;
  },
};
