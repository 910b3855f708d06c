import type { Call, Option } from './command';
import { EXIT, Stop, usage } from './exit';
import { isEdited, type Pulled, readPulled } from './pulled';

export const DRAFT: Option = {
  type: 'string',
  value: 'name',
  help: 'The draft (default: the one that was pulled, or main).',
};
export const MESSAGE: Option = { type: 'string', short: 'm', value: 'text', help: 'Why, in a line.' };
export const SEEN = {
  draft: DRAFT,
  revision: {
    type: 'string',
    value: 'number',
    help: 'The revision that you looked at; needed where nothing was pulled.',
  },
} as const satisfies Record<string, Option>;

/** The file that a command is about. */
export function fileOf({ positionals }: Call): string {
  return positionals[0] ?? 'policy.yaml';
}

export function messageOf({ option }: Call): string {
  const message = option('message')?.trim();
  if (!message) throw usage('Say why: --message "…".');
  return message;
}

/** What was pulled into a file of this environment, if it is about the draft that was named. */
export async function pulledOf(call: Call, file: string): Promise<Pulled | null> {
  const pulled = readPulled(file);
  if (!pulled) return null;
  const api = call.api();
  const named = call.option('draft');
  const same = pulled.url === api.url && pulled.environment === (await api.me()).environment;
  return same && (named === undefined || named === pulled.draft) ? pulled : null;
}

interface DraftListing {
  readonly name: string;
  readonly revision: number;
  readonly etag: string;
}

/** The open drafts of the environment. */
export async function listDrafts(call: Call): Promise<readonly DraftListing[]> {
  const response = await call.api().within('GET', 'drafts');
  return ((await response.json()) as { data: readonly DraftListing[] }).data;
}

/** Whether two entity tags are of the same revision of a draft: what follows is its form, and what it stands on. */
export function sameRevision(a: string, b: string): boolean {
  const revision = (etag: string) => etag.split('.').slice(0, 2).join('.');
  return revision(a) === revision(b);
}

/** The draft that a command is about, exactly as somebody looked at it: by its file, or by its revision. */
export async function seenDraft(call: Call): Promise<{ readonly draft: string; readonly etag: string }> {
  const revision = call.option('revision');
  const file = fileOf(call);
  if (revision === undefined) {
    const pulled = await pulledOf(call, file);
    if (!pulled) throw usage('Say which revision you looked at: --revision 7 (fairlead status lists them).');
    if (isEdited(file, pulled))
      throw new Stop(EXIT.conflict, `${file} holds changes that were not pushed. Push them first.`);
    return { draft: pulled.draft, etag: pulled.etag };
  }
  const name = call.option('draft') ?? 'main';
  const found = (await listDrafts(call)).find((one) => one.name === name);
  if (!found) throw new Stop(EXIT.refused, `There is no open draft ${name}.`);
  if (String(found.revision) !== revision) {
    throw new Stop(
      EXIT.conflict,
      `The draft ${name} is at revision ${found.revision} by now. Look at it as it is.`,
    );
  }
  return { draft: name, etag: found.etag };
}
