import type { z } from 'zod';
import { inputProblem } from '@/lib/core/bounded-input';
import { pointer } from './finding';
import { fileHeaderSchema, fileRuleSchema, fromFileRule, type PolicyFile } from './policy-file';
import { type FileProblem, type ReadText, readText } from './policy-file-text';
import { keySchema, type SourceRule } from './source-schema';

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

/** More are not told at once. */
const MAX_PROBLEMS = 50;
/** Lists whose order says nothing: a file may have them as it likes. */
const SETS = new Set(['in', 'notIn', 'on']);

/** A file that was read: what it says, and where in its text a JSON pointer leads. */
export interface PolicyFileText {
  readonly file: PolicyFile;
  readonly locate: (filePointer: string) => { readonly line: number; readonly column: number };
}

export type ParsedPolicyFile =
  | ({ readonly ok: true } & PolicyFileText)
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Reads a policy file, YAML or JSON. Every problem says where it is. Answers in bounded time whatever it is given.
 */
export function parsePolicyFile(text: string): ParsedPolicyFile {
  const result = readText(text);
  if ('problems' in result) return { ok: false, problems: result.problems };
  const { read } = result;
  const problems: FileProblem[] = [];
  const report = (path: Path, message: string) => {
    if (problems.length < MAX_PROBLEMS)
      problems.push({ ...read.locate(path), pointer: pointer(...path), message });
  };
  const bounded = inputProblem(read.value);
  if (bounded) {
    report(pathOf(bounded.path), bounded.message);
    return { ok: false, problems };
  }
  if (!isMap(read.value)) {
    report([], 'A policy file is a map: format, environment, taskClasses.');
    return { ok: false, problems };
  }
  const { taskClasses, ...rest } = read.value;
  const header = fileHeaderSchema.safeParse(rest);
  if (!header.success) for (const issue of header.error.issues) tell(issue, [], report);
  const rules = readTaskClasses(taskClasses, read, report);
  if (!header.success || problems.length > 0) return { ok: false, problems };
  const { environment, baseVersion } = header.data;
  return {
    ok: true,
    file: { environment, ...(baseVersion === undefined ? {} : { baseVersion }), taskClasses: rules },
    locate: (at) => read.locate(pathOf(at)),
  };
}

type Report = (path: Path, message: string) => void;

function readTaskClasses(value: unknown, read: ReadText, report: Report): PolicyFile['taskClasses'] {
  if (!isMap(value)) {
    report(['taskClasses'], 'List the rules of each task class: taskClasses: {} for none.');
    return {};
  }
  const keys = new Map<string, string>();
  const members: [string, SourceRule[]][] = [];
  for (const [taskClass, rules] of Object.entries(value)) {
    const path = ['taskClasses', taskClass];
    const key = keySchema.safeParse(taskClass);
    if (!key.success) report(path, key.error.issues[0]?.message ?? '');
    else if (!Array.isArray(rules)) report(path, 'The rules of a task class are a list.');
    else {
      const found = rules.flatMap((rule, index) => readRule(rule, [...path, index], read, report));
      for (const [index, rule] of found.entries()) {
        const other = keys.get(rule.key);
        if (other) {
          report(
            [...path, index, 'key'],
            `${other} has a rule ${rule.key} already. Keys are unique in a policy.`,
          );
        }
        keys.set(rule.key, taskClass);
      }
      if (found.length > 0) members.push([taskClass, found]);
    }
  }
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readRule(written: unknown, path: Path, read: ReadText, report: Report): SourceRule[] {
  const value = sorted(written);
  let parsed = fileRuleSchema.safeParse(value);
  if (!parsed.success) {
    const issues = parsed.error.issues.flatMap((issue) => leaves(issue));
    if (asText(value, issues, path, read)) parsed = fileRuleSchema.safeParse(sorted(value));
  }
  if (parsed.success) return [fromFileRule(parsed.data)];
  for (const issue of parsed.error.issues.flatMap((one) => leaves(one))) tell(issue, path, report);
  return [];
}

/** Puts the text of plain numbers where a text is wanted: `below: 0.7`, `in: [2024]`. True if there were any. */
function asText(value: unknown, issues: readonly Issue[], path: Path, read: ReadText): boolean {
  let changed = false;
  for (const issue of issues) {
    if (issue.code !== 'invalid_type' || issue.expected !== 'string') continue;
    const steps = issue.path as Path;
    const text = read.numberText([...path, ...steps]);
    const last = steps.at(-1);
    const parent = steps
      .slice(0, -1)
      .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], value);
    if (text === null || last === undefined || typeof parent !== 'object' || parent === null) continue;
    (parent as Record<string | number, unknown>)[last] = text;
    changed = true;
  }
  return changed;
}

/** A copy with the members of sets in their order, each once. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      SETS.has(key) && Array.isArray(member) && member.every((one) => typeof one === 'string')
        ? [...new Set(member)].sort()
        : sorted(member),
    ]),
  );
}

/** What is wrong with a value that could be one of several: the issues of the one that it comes nearest to. */
function leaves(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const best = issue.errors.map((issues) => ({ issues, distance: distance(issues) }));
  const nearest = best.reduce((a, b) => (b.distance < a.distance ? b : a));
  // Nothing of it was recognised: which of them it was to be, nobody can tell.
  if (nearest.issues.some((one) => one.path.length === 0 && one.code === 'unrecognized_keys')) return [issue];
  return nearest.issues.flatMap((one) => leaves({ ...one, path: [...issue.path, ...one.path] } as Issue));
}

/** How far a value is from a form: names of its own that it does not have first, then all that is wrong below. */
function distance(issues: readonly Issue[]): number {
  const foreign = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
  return foreign.length * 1_000 + issues.length;
}

/** Zod's names of types, as a sentence has them. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'nothing',
};

function typeSentence(message: string, path: Path): string {
  const [, expected = '', received = ''] = /expected (\w+), received (\w+)/.exec(message) ?? [];
  if (received === 'undefined') return `${path.at(-1) ?? 'This'} is missing.`;
  const wanted = TYPES[expected];
  const found = TYPES[received];
  return wanted && found ? `This takes ${wanted}, not ${found}.` : message;
}

function tell(issue: Issue, path: Path, report: Report): void {
  const at = [...path, ...(issue.path as Path)];
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) report([...at, key], `There is no field ${key} here.`);
  } else if (issue.code === 'invalid_union') {
    report(
      at,
      'A condition is one of all, any, not, attribute with in, notIn or exists, level, tag, inputTokens, time.',
    );
  } else if (issue.code === 'invalid_type') report(at, typeSentence(issue.message, at));
  else report(at, issue.message);
}

/** The steps of a JSON pointer; numbers stay text, as members of both maps and lists are found by text. */
function pathOf(text: string): string[] {
  return text
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
