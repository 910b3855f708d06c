import { certificationName } from '@/lib/contracts/certification-kinds';
import { listed, predicateWords } from '@/lib/contracts/predicate-words';
import type { Missing, MissingClause } from './missing';
import type { ObligationNames } from './obligation-words';
import { PROMISE_PARAMETERS } from './promise-parameters';

const AFFILIATION_WORDS = {
  first_party: 'is first-party to',
  affiliated: 'is affiliated with',
  independent: 'is independent of',
  unknown: 'has an unknown interest in',
} as const;

/** An instant to the minute: "2027-01-01 00:00 UTC". */
const when = (on: string | null): string => (on ? `${on.slice(0, 10)} ${on.slice(11, 16)} UTC` : 'a day');

/** What is missing, in a sentence without any passage. */
export function missingWords(missing: Missing, names: ObligationNames): string {
  const vendor = (key: string) => names.vendors.get(key) ?? key;
  switch (missing.code) {
    case 'nothing_recorded':
      return 'Nothing is recorded that the label asks for, so it clears nothing.';
    case 'way_unknown':
      return 'The way that data takes is not recorded.';
    case 'way_changed':
      return `${vendor(missing.party)} processes data since ${when(missing.on)}, and the recorded way does not name them.`;
    case 'way_by_one_person':
      return 'The way that data takes was approved by one person alone, which does not count here.';
    case 'no_contract':
      return `No contract in force speaks for ${vendor(missing.party)} on this offering.`;
    case 'clause':
      return missingClauseWords(missing, names);
    case 'region_outside':
      return `It processes in ${listed(missing.regions, 'and')}, which is not all allowed.`;
    case 'no_certificate': {
      const wanted = listed(missing.anyOf.map(certificationName), 'or');
      const ended = missing.ended
        ? ` ${certificationName(missing.ended.kind)} ended at ${when(missing.ended.on)}.`
        : '';
      return `${vendor(missing.party)} has no valid ${wanted}.${ended}`;
    }
    case 'no_competitor_named':
      return 'The label names no competitor yet, so it cannot be met.';
    case 'affiliation':
      return `${vendor(missing.party)} ${AFFILIATION_WORDS[missing.affiliation]} ${vendor(missing.competitor)}.`;
    case 'attribute_unproven':
      return `Two people do not stand behind what the catalogue says now: ${attributeName(missing.field)}.`;
    case 'attribute_falls_short':
      return `The catalogue does not say what is asked: ${attributeName(missing.field)}.`;
    case 'requirements_contradict':
      return 'What its evidence asks requests to carry contradicts itself.';
  }
}

function attributeName(field: string): string {
  return Object.entries(PROMISE_PARAMETERS).find(([key]) => key === field)?.[1].name ?? field;
}

function missingClauseWords(missing: MissingClause, names: ObligationNames): string {
  const type = names.types.get(missing.type);
  const name = type?.name ?? missing.type;
  const party = names.vendors.get(missing.party) ?? missing.party;
  const where = missing.contract === null ? '' : ` in ${missing.contract}`;
  const says = (what: string) => `${name} with ${party}: ${what}.`;
  switch (missing.why) {
    case 'silent':
      return says(where ? `silent${where}` : 'no contract in force says anything');
    case 'offered':
      return says(`offered${where}, and not agreed`);
    case 'refused':
      return says(`refused${where}`);
    case 'waived':
      return says(`waived${where}, which opens nothing`);
    case 'conflict':
      return says(`papers contradict each other${where}`);
    case 'part':
      return says(`agreed${where} for a part of the offering only`);
    case 'scope':
      return says(`agreed${where}, and its scope does not cover this`);
    case 'taken_out':
      return says(`an amendment took out what was agreed${where}`);
    case 'not_executed':
      return says(`its paper${where} is not executed`);
    case 'ended':
      return says(`ended at ${when(missing.on)}${where}`);
    case 'not_yet':
      return says(`holds from ${when(missing.on)}${where}`);
    case 'contract_not_in_force':
      return says(`agreed${where}, which is not in force`);
    case 'seller':
      return says(`agreed${where} with somebody else than who sells`);
    case 'sample':
      return says(`a sample${where}, which counts in development alone`);
    case 'single_person':
      return says(`approved by one person alone${where}, which does not count here`);
    case 'paper_gone':
      return says(`its paper${where} was erased or put away`);
    case 'entity':
      return says(`agreed${where}, which does not cover every company that uses this environment`);
    case 'terms_changed':
      return says(`the terms${where} changed, and were not reviewed by ${when(missing.on)}`);
    case 'parameters': {
      const asked = missing.asked ? predicateWords(missing.asked, type?.parameters ?? []) : '';
      return says(`agreed${where}, and not as asked (${asked})`);
    }
  }
}
