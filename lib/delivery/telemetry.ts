import type { FieldProblem } from '@/lib/core/errors';

/** How often one thing was decided within one minute. "" = does not apply. */
export interface DecisionCount {
  /** Ms since 1970, at the minute. */
  readonly minute: number;
  readonly epoch: number;
  readonly version: number;
  readonly taskClass: string;
  readonly rule: string;
  readonly arm: string;
  readonly offering: string;
  readonly outcome: 'route' | 'deny';
  readonly code: string;
  readonly count: number;
}

/** What a router reports to have decided. */
export interface DecisionReport {
  /** Its own name for it, a UUID: what is reported again under it is not counted again. */
  readonly report: string;
  readonly counts: readonly DecisionCount[];
}

export type ReadReport =
  | { readonly ok: true; readonly report: DecisionReport }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

const COUNTS_MOST = 1_000;
/** Characters of a name, such as an offering's. */
const NAME_MOST = 300;
/** Bytes of all names of a count: they are the key of its row, and an index of Postgres takes no more than 2,704. */
const NAMES_MOST = 2_000;
/** Problems that are told at a time. */
const PROBLEMS_MOST = 20;
const MINUTE = 60_000;
const AHEAD_MOST = 5 * MINUTE;
const OLD_MOST = 1_440 * MINUTE;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/;
const VERSION = /^(\d{1,9})\.(\d{1,9})$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Reads a report as JSON gave it. Members that are not known are passed over: a later library may send more. */
export function readReport(value: unknown, now: number): ReadReport {
  const problems: FieldProblem[] = [];
  const wrong = (path: string, message: string) => {
    if (problems.length < PROBLEMS_MOST) problems.push({ path, message });
  };
  if (!isRecord(value)) return { ok: false, problems: [{ path: '', message: 'must be an object' }] };
  const { report, counts } = value;
  if (typeof report !== 'string' || !UUID.test(report)) wrong('/report', 'must be a UUID');
  if (!Array.isArray(counts)) wrong('/counts', 'must be an array');
  else if (counts.length > COUNTS_MOST) wrong('/counts', `must hold at most ${COUNTS_MOST} counts`);
  if (problems.length > 0) return { ok: false, problems };
  const read = (counts as unknown[]).map((count, index) =>
    readCount(count, now, (member, message) => wrong(`/counts/${index}${member}`, message)),
  );
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, report: { report: (report as string).toLowerCase(), counts: read } };
}

function readCount(
  value: unknown,
  now: number,
  wrong: (member: string, message: string) => void,
): DecisionCount {
  if (!isRecord(value)) wrong('', 'must be an object');
  const count = isRecord(value) ? value : {};
  const name = (member: string, required = false): string => {
    const text = count[member] ?? (required ? undefined : '');
    if (typeof text !== 'string') wrong(`/${member}`, `must be a text${required ? '' : ' or null'}`);
    else if (text.length > NAME_MOST) wrong(`/${member}`, `must have at most ${NAME_MOST} characters`);
    else if (CONTROL.test(text)) wrong(`/${member}`, 'must be without control characters');
    else return text;
    return '';
  };
  const [, epoch, version] = (typeof count.version === 'string' && VERSION.exec(count.version)) || [];
  if (epoch === undefined) wrong('/version', 'must be "<epoch>.<version>"');
  if (count.outcome !== 'route' && count.outcome !== 'deny') wrong('/outcome', 'must be "route" or "deny"');
  if (!Number.isSafeInteger(count.count) || Number(count.count) < 1)
    wrong('/count', `must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`);
  const read: DecisionCount = {
    minute: readMinute(count.minute, now, (message) => wrong('/minute', message)),
    epoch: Number(epoch),
    version: Number(version),
    taskClass: name('taskClass', true),
    rule: name('rule'),
    arm: name('arm'),
    offering: name('offering'),
    outcome: count.outcome === 'route' ? 'route' : 'deny',
    code: name('code'),
    count: Number(count.count),
  };
  const { taskClass, rule, arm, offering, code } = read;
  if (Buffer.byteLength(taskClass + rule + arm + offering + code) > NAMES_MOST)
    wrong('', `must have names of at most ${NAMES_MOST} bytes together`);
  return read;
}

function readMinute(value: unknown, now: number, wrong: (message: string) => void): number {
  const at = typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) wrong('must be an instant in UTC, such as 2026-11-21T04:10:00Z');
  else if (at > now + AHEAD_MOST) wrong('is more than 5 minutes ahead of this host');
  else if (at < now - OLD_MOST) wrong('is more than 24 hours ago');
  return Math.floor(at / MINUTE) * MINUTE;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
