import type { CommandSpec } from '../command';
import { MESSAGE, messageOf, SEEN, seenDraft } from '../draft';
import { usage } from '../exit';
import { type Finding, LET_PASS, letPass } from '../findings';
import { publishedBody, tellWaited, WAIT, type Waited, waitOf } from '../wait';

/** What a publish answers. */
interface Told {
  readonly environment: string;
  /** Left out for one at a time, which has `publishAt`. */
  readonly version?: number;
  readonly publishAt?: string;
  readonly convergence?: Waited | null;
}

export const publish: CommandSpec = {
  summary: 'Makes a draft the active policy, now or at a time',
  usage:
    '[<file>] --message <text> [--at <time> | --wait <share>] [--accept-warnings] [--draft <name> --revision <number>]',
  most: 1,
  options: {
    ...SEEN,
    message: MESSAGE,
    at: { type: 'string', value: 'time', help: 'When, with its offset: 2026-12-01T06:00:00+01:00.' },
    ...WAIT,
    ...LET_PASS,
  },
  run: async (call) => {
    const { option, out } = call;
    const reason = messageOf(call);
    const wait = waitOf(call);
    const at = option('at');
    if (at !== undefined && wait) throw usage('Say one of --at and --wait.');
    const { draft, etag } = await seenDraft(call);
    const path = `drafts/${encodeURIComponent(draft)}`;
    const check = await call.api().within('POST', `${path}/validate`);
    const { findings } = (await check.json()) as { findings: Finding[] };
    const response = await call.api().within('POST', `${path}/publish`, {
      json: { reason, ...letPass(call, findings), ...(at !== undefined && { at }), ...(wait && { wait }) },
      headers: { 'if-match': etag },
      wait: wait?.seconds,
    });
    const told = await publishedBody<Told>(call, response, wait);
    out.line(
      told.version === undefined
        ? `${draft} becomes the policy of ${told.environment} at ${told.publishAt}.`
        : `Published ${draft} as version ${told.version} of ${told.environment}.`,
    );
    out.value(told);
    return wait && tellWaited(call, wait, told.convergence);
  },
};

export const rollback: CommandSpec = {
  summary: 'Goes back to what an earlier version said',
  usage:
    '<version> --message <text> [--dry-run | --request-approval | --break-glass] [--wait <share>] [--accept-warnings]',
  most: 1,
  options: {
    message: MESSAGE,
    'dry-run': { type: 'boolean', help: 'Only say what it would change.' },
    'request-approval': { type: 'boolean', help: 'Ask others to approve it, in the place of doing it.' },
    'break-glass': {
      type: 'boolean',
      help: 'At once, where nothing becomes eligible by it. A second person has to ratify it.',
    },
    ...WAIT,
    ...LET_PASS,
  },
  run: async (call) => {
    const { flag, out, positionals } = call;
    const toVersion = Number(positionals[0]);
    if (!Number.isSafeInteger(toVersion) || toVersion < 1)
      throw usage('Say which version: fairlead rollback 12.');
    if (['dry-run', 'request-approval', 'break-glass'].filter(flag).length > 1) {
      throw usage('Say one of --dry-run, --request-approval and --break-glass.');
    }
    const wait = waitOf(call);
    if (wait && (flag('dry-run') || flag('request-approval')))
      throw usage('There is nothing to wait for where nothing is published.');
    const reason = flag('dry-run') ? '' : messageOf(call);
    const api = call.api();
    const preview = (await (
      await api.within('POST', 'rollback?dryRun=1', { json: { toVersion, reason } })
    ).json()) as { findings: Finding[]; words: string[]; baseVersion: number };
    if (flag('dry-run')) {
      out.line(
        `Back from version ${preview.baseVersion} to what version ${toVersion} said: ${preview.words.length} changes.`,
      );
      for (const words of preview.words) out.line(`  ${words}`);
      out.value(preview);
      return undefined;
    }
    const { baseVersion } = preview;
    const asked = flag('request-approval');
    const body = asked
      ? { requestApproval: true }
      : { ...letPass(call, preview.findings), breakGlass: flag('break-glass') };
    const response = await api.within('POST', 'rollback', {
      json: { toVersion, reason, baseVersion, ...body, ...(wait && { wait }) },
      wait: wait?.seconds,
    });
    const told = await publishedBody<Partial<Told>>(call, response, wait);
    out.line(
      asked
        ? `Asked for approval of going back to version ${toVersion}.`
        : `Version ${told.version} of ${told.environment} says what version ${toVersion} said.`,
    );
    out.value(told);
    return wait && tellWaited(call, wait, told.convergence);
  },
};
