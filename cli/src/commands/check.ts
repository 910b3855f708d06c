import { existsSync } from 'node:fs';
import type { Sent } from '../api';
import type { Call, CommandSpec } from '../command';
import { DRAFT, fileOf } from '../draft';
import { EXIT, usage } from '../exit';
import { type Finding, tellFindings } from '../findings';
import { readFile, readPulled } from '../pulled';

/** The draft and the file that a check is about; without a file, the draft as it is. */
export function subject(call: Call): {
  readonly draft: string;
  readonly sent: Sent;
  readonly file: string | undefined;
} {
  const { positionals, option } = call;
  const file = fileOf(call);
  const given = positionals.length > 0 || (option('draft') === undefined && existsSync(file));
  if (!given && option('draft') === undefined)
    throw usage(`There is no file ${file}: name one, or a draft with --draft.`);
  const draft = option('draft') ?? (readPulled(file)?.draft || 'main');
  if (!given) return { draft, sent: {}, file: undefined };
  const type = file.endsWith('.json') ? 'application/json' : 'application/yaml';
  return { draft, file, sent: { text: { body: readFile(file), type }, file } };
}

export const validate: CommandSpec = {
  summary: 'Says what is wrong with a file or a draft, line by line',
  usage: '[<file>] [--draft <name>] [--strict]',
  most: 1,
  options: {
    draft: DRAFT,
    strict: { type: 'boolean', help: 'End with 1 for warnings too.' },
  },
  more: 'Ends with 1 if there are errors, which would stop a publish.',
  run: async (call) => {
    const { out, flag } = call;
    const { draft, sent, file } = subject(call);
    const response = await call.api().within('POST', `drafts/${encodeURIComponent(draft)}/validate`, sent);
    const check = (await response.json()) as { findings: Finding[]; errors: number; warnings: number };
    tellFindings(call, check.findings, file ?? draft);
    const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
    const tone = check.errors > 0 ? 'bad' : check.warnings > 0 ? 'warning' : 'good';
    out.line(out.tint(tone, `${counted(check.errors, 'error')}, ${counted(check.warnings, 'warning')}.`));
    out.value(check);
    return check.errors > 0 || (flag('strict') && check.warnings > 0) ? EXIT.refused : EXIT.ok;
  },
};

interface Diff {
  readonly activeVersion: number | null;
  readonly words: readonly string[];
  readonly decisions: {
    readonly taskClasses: readonly {
      readonly taskClass: string;
      readonly tried: number;
      readonly different: number;
      readonly saved: { readonly tried: number; readonly different: number };
    }[];
  } | null;
}

export const diff: CommandSpec = {
  summary: 'Says what a file or a draft would change',
  usage: '[<file>] [--draft <name>] [--exit-code]',
  most: 1,
  options: {
    draft: DRAFT,
    'exit-code': { type: 'boolean', help: 'End with 1 if anything would change.' },
  },
  run: async (call) => {
    const { out, flag } = call;
    const { draft, sent } = subject(call);
    const response = await call.api().within('POST', `drafts/${encodeURIComponent(draft)}/diff`, sent);
    const told = (await response.json()) as Diff;
    const against =
      told.activeVersion === null ? 'nothing, as nothing is published' : `version ${told.activeVersion}`;
    out.line(
      `Against ${against}: ${told.words.length === 0 ? 'no change' : `${told.words.length} changes`}.`,
    );
    for (const words of told.words) out.line(`  ${words}`);
    for (const { taskClass, tried, different, saved } of told.decisions?.taskClasses ?? []) {
      if (different + saved.different === 0) continue;
      out.line(
        `  ${taskClass}: ${different} of ${tried} made-up requests and ${saved.different} of ${saved.tried} saved ones are decided differently`,
      );
    }
    out.value(told);
    return flag('exit-code') && told.words.length > 0 ? EXIT.refused : EXIT.ok;
  },
};
