import { type Finding, pointer } from './finding';
import { countReasons } from './rank-describe';
import type { RankedArm } from './rank-rules';
import { REASON_WORDS } from './rank-words';

/** Findings about what ranked arms ask for and what they got, in the order of the rules. */
export function checkSelections(arms: readonly RankedArm[]): Finding[] {
  return arms.flatMap((arm) => [...checkTerms(arm), ...checkResult(arm)]);
}

/** What a selection names and nobody has heard of: a misspelt word would quietly narrow it down to nothing. */
function checkTerms({ rule, place, ranking }: RankedArm): Finding[] {
  const { candidates, question } = ranking;
  const { select, referenceTask } = question;
  const findings: Finding[] = [];
  if (select.quality && !candidates.quality.has(select.quality.benchmark)) {
    const { benchmark } = select.quality;
    const message = `${rule} reads quality from ${benchmark}, of which no measurement is recorded.`;
    const at = `${place}${pointer('quality', 'benchmark')}`;
    findings.push({
      code: 'benchmark_unknown',
      severity: 'error',
      place: at,
      values: { rule, benchmark },
      message,
    });
  }
  if (select.weights.cost > 0 && !referenceTask) {
    const message = `${rule} ranks by the cost of a reference task, and its task class states none.`;
    const at = `${place}${pointer('weights', 'cost')}`;
    findings.push({
      code: 'reference_task_missing',
      severity: 'error',
      place: at,
      values: { rule },
      message,
    });
  }
  const known = {
    channels: candidates.channels.distinct,
    owners: candidates.owners.distinct,
    capabilities: candidates.capabilities.distinct.flat(),
  };
  for (const [field, names] of Object.entries(known)) {
    select[field as keyof typeof known]?.forEach((name, index) => {
      if ((names as readonly (string | null)[]).includes(name)) return;
      const message = `${rule} asks for ${name} among its ${field}, and no offering has it.`;
      const values = { rule, name };
      const at = `${place}${pointer(field, index)}`;
      findings.push({ code: 'select_term_unknown', severity: 'warning', place: at, values, message });
    });
  }
  return findings;
}

function checkResult({ rule, arm, place, ranking }: RankedArm): Finding[] {
  const { selected, candidates, question } = ranking;
  const considered = candidates.keys.length;
  if (selected.length === 0) {
    const reasons = countReasons(ranking);
    const words = reasons
      .slice(0, 4)
      .map(({ code, count }) => `${REASON_WORDS[code]} (${count.toLocaleString('en')})`);
    const why = words.length > 0 ? `: ${words.join(', ')}` : '';
    const message = `${rule} selects no offering for ${arm}, of ${considered.toLocaleString('en')} considered${why}.`;
    const values = { rule, arm, considered, reasons: reasons.map(({ code, count }) => `${code} ${count}`) };
    return [{ code: 'nothing_selected', severity: 'error', place, values, message }];
  }
  const { top } = question.select;
  if (selected.length === top) return [];
  const message = `${rule} asks for the best ${top} for ${arm}, and only ${selected.length} of ${considered.toLocaleString('en')} meet what it asks for.`;
  const values = { rule, arm, top, selected: selected.length };
  return [{ code: 'fewer_than_top', severity: 'note', place: `${place}/top`, values, message }];
}
