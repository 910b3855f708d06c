/** Compiling many ranked rules over many offerings, and what the workbench asks while someone moves a weight. */
import { compile } from '../lib/routing/compile';
import { rankCandidates } from '../lib/routing/rank';
import { prepareCandidates } from '../lib/routing/rank-candidates';
import { rankingNote, SHOWN_OFFERINGS } from '../lib/routing/rank-notes';
import { rankingQuestion } from '../lib/routing/rank-rules';
import type { CompileRecords } from '../lib/routing/records';
import { once, usual } from './figure';
import { NOW } from './policy-bundle';
import { rankingRecords } from './ranking-records';

/** What the figures are for. */
const OFFERINGS = 10_000;
const RULES = 200;
const CLEARANCE = { levels: { public: null }, tags: {} };

function compiled(records: CompileRecords): number {
  const { text, findings } = compile(records, NOW);
  const error = findings.find(({ severity }) => severity === 'error');
  if (error) throw new Error(error.message);
  return text.length;
}

/** Rankings with `shown` offerings described and written as JSON, over candidates kept in memory. */
function live(shown: number): (index: number) => number {
  const records = rankingRecords(OFFERINGS, RULES);
  const candidates = prepareCandidates(records, () => CLEARANCE, NOW);
  const taskClasses = Object.values(records.source.taskClasses);
  return (index) => {
    const taskClass = taskClasses[index % taskClasses.length];
    const rule = taskClass?.rules[0];
    const select = rule?.definition.arms[0]?.select;
    if (!taskClass || !rule || !select) throw new Error('every rule has a ranked arm');
    const question = rankingQuestion(taskClass, rule.key, rule.definition, select, candidates);
    const ranking = rankCandidates(candidates, question, NOW, shown);
    const note = rankingNote({ taskClass: '', rule: rule.key, arm: '', ranking }, shown);
    return JSON.stringify(note).length;
  };
}

/** Milliseconds of a compile, when the process has done a few. */
export function compileUsually(): number {
  const records = rankingRecords(OFFERINGS, RULES);
  return usual(3, () => compiled(records));
}

/** …of the first one. */
export function compileAtFirst(): number {
  const records = rankingRecords(OFFERINGS, RULES);
  return once(() => compiled(records));
}

/** Milliseconds of a live ranking as a screen asks for it, when the process has done a few. */
export function rankUsually(): number {
  return usual(25, live(SHOWN_OFFERINGS));
}

/** …and with every offering described. */
export function rankInFull(): number {
  return usual(25, live(OFFERINGS));
}

/** …of the first one. */
export function rankAtFirst(): number {
  const rank = live(SHOWN_OFFERINGS);
  return once(() => rank(0));
}

/** Milliseconds until a process that has never ranked can. */
export function readyAtFirst(): number {
  const records = rankingRecords(OFFERINGS, RULES);
  return once(() => prepareCandidates(records, () => CLEARANCE, NOW).keys.length);
}
