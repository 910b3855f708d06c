/** Compiling many ranked rules over many offerings, and what the workbench asks while someone moves a weight. */
import { compile } from '../lib/routing/compile';
import { rankCandidates } from '../lib/routing/rank';
import { prepareCandidates } from '../lib/routing/rank-candidates';
import { rankingQuestion } from '../lib/routing/rank-rules';
import { placesNeeded, rankingView } from '../lib/routing/rank-view';
import type { CompileRecords } from '../lib/routing/records';
import { once, usual } from './figure';
import { NOW } from './policy-bundle';
import { rankingRecords } from './ranking-records';

/** What the figures are for. */
const OFFERINGS = 10_000;
const RULES = 200;
/** Places, and offerings that are out, which a screen shows at first. */
const SHOWN = 20;
const CLEARANCE = { levels: { public: null }, tags: {} };

function compiled(records: CompileRecords): number {
  const { text, findings } = compile(records, NOW);
  const error = findings.find(({ severity }) => severity === 'error');
  if (error) throw new Error(error.message);
  return text.length;
}

/** Rankings as a screen gets them, with `shown` places and as many that are out, over candidates kept in memory. */
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
    const show = { places: shown, out: shown, text: '' };
    const ranking = rankCandidates(candidates, question, NOW, placesNeeded(show));
    return JSON.stringify(rankingView(ranking, show, (key) => ({ model: key, channel: '' }))).length;
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
  return usual(25, live(SHOWN));
}

/** …and with every offering described. */
export function rankInFull(): number {
  return usual(25, live(OFFERINGS));
}

/** …of the first one. */
export function rankAtFirst(): number {
  const rank = live(SHOWN);
  return once(() => rank(0));
}

/** Milliseconds until a process that has never ranked can. */
export function readyAtFirst(): number {
  const records = rankingRecords(OFFERINGS, RULES);
  return once(() => prepareCandidates(records, () => CLEARANCE, NOW).keys.length);
}
