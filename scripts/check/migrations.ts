import { CONTRACTING } from '../setup/schema-problem';

/** What the release before does not survive, by the words of SQL that do it. */
const BREAKING: readonly (readonly [RegExp, string])[] = [
  [/\bDROP\s+TABLE\b/i, 'drops a table'],
  [/\bDROP\s+COLUMN\b/i, 'drops a column'],
  [/\bRENAME\b/i, 'renames something'],
  [/\bSET\s+NOT\s+NULL\b/i, 'lets a column take no null any more'],
  [/\bALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE\b/i, 'changes the type of a column'],
  [
    /\bADD\s+COLUMN\b(?:(?!\bDEFAULT\b)[^,;])*\bNOT\s+NULL\b(?![^,;]*\bDEFAULT\b)/i,
    'adds a column that must be given',
  ],
];

/** What a migration may say that it takes away, and why nothing misses it: `-- Contracts: <reason>` in its first lines. */
const REASON = /^-- Contracts: \S.{20,}$/m;

/**
 * Why a migration cannot be applied while the release before is at work; empty when it can. What breaks that release
 * belongs in a later one (expand, then contract), in a migration of its own whose name says `_contract` and whose head
 * says why: consoles of releases before refuse to start on it (scripts/setup/schema-problem.ts).
 */
export function migrationProblems(name: string, sql: string): string[] {
  const code = sql.replace(/--.*$/gm, '').replace(/\$\$[\s\S]*?\$\$/g, '');
  const found = BREAKING.filter(([pattern]) => pattern.test(code)).map(([, what]) => what);
  const contracting = CONTRACTING.test(name);
  if (contracting && !REASON.test(sql))
    return ['does not say in its head why nothing misses what it takes away'];
  return contracting ? [] : found;
}
