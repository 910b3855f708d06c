import { affiliation } from '@/lib/catalog/affiliation';
import type { ClauseEvidence, ContractEvidence, Hop } from '@/lib/contracts/evidence';
import type { Scope } from '@/lib/contracts/scope';
import type { ClearanceOffering, ClearanceQuestion } from '../clearance-question';
import type { Obligation } from '../obligations';
import { DAY, HOUR, midnight, NaiveWay } from './naive-way';

/**
 * Clearance as CONTRACTS.md words it, asked of one instant with no intervals, no index and no memory: to hold the real
 * one against. Reads what `worlds` makes: zones of UTC or none, no renewals, no revisions of a clause.
 */
export function opensNaively(
  question: ClearanceQuestion,
  offering: ClearanceOffering,
  label: string,
  feature: string | null,
  at: number,
): boolean {
  const { levels, tags } = question.labels;
  const [kind, key] = label.split(':');
  const asked =
    kind === 'tag'
      ? tags.filter((tag) => tag.key === key)
      : levels.slice(0, levels.findIndex((level) => level.key === key) + 1);
  const one = new Instant(question, offering, feature, at);
  return asked.every((each) => one.passes(`${kind}:${each.key}`, each.obligations as Obligation[]));
}

class Instant extends NaiveWay {
  passes(label: string, obligations: readonly Obligation[]): boolean {
    if (obligations.length === 0) return true;
    const excepted = this.evidence.exceptions.some(
      (one) =>
        one.label === label &&
        one.offering === this.offering.key &&
        this.at >= midnight(one.from) + 12 * HOUR &&
        this.at < midnight(one.to) + DAY - 14 * HOUR,
    );
    return this.wayIsKnown() && (excepted || obligations.every((each) => this.meets(each)));
  }

  meets(obligation: Obligation): boolean {
    return this.passing().every((hop) => this.meetsWith(hop, obligation));
  }

  meetsWith(hop: Hop, obligation: Obligation): boolean {
    switch (obligation.kind) {
      case 'contract':
        return this.everyCompany((company) => this.hasContract(hop, company));
      case 'clause':
        return this.everyCompany((company) => this.hasClause(hop, company, obligation));
      case 'certification':
        return this.names(hop).some((name) =>
          this.evidence.certifications.some((one) => {
            if (one.vendor !== name || !obligation.anyOf.includes(one.kind)) return false;
            if (one.validTo === null || one.validFrom === null) return false;
            const last = new Date(midnight(one.validTo));
            if (one.kind.startsWith('soc2')) last.setUTCFullYear(last.getUTCFullYear() + 1);
            const revoked = one.revokedOn === null ? Number.POSITIVE_INFINITY : midnight(one.revokedOn);
            return (
              this.at >= midnight(one.validFrom) + 12 * HOUR &&
              this.at < Math.min(last.getTime() + DAY, revoked) - 14 * HOUR
            );
          }),
        );
      case 'affiliation':
        return obligation.with.every((rival) => {
          const { kind } = affiliation(hop.party, rival, new Date(this.at), this.evidence.stakes);
          return !obligation.exclude.some((each) => each === kind);
        });
      case 'attribute':
        return false;
    }
  }

  everyCompany(holds: (company: string | null) => boolean): boolean {
    const { entities } = this.question.environment;
    return entities.length === 0 ? holds(null) : entities.every(holds);
  }

  contractOf({ contract }: ClauseEvidence): ContractEvidence {
    return this.evidence.contracts.find(({ id }) => id === contract) as ContractEvidence;
  }

  inForce({ term, activatedAt, parent }: ContractEvidence): boolean {
    const last = [term.endsOn, term.terminatedOn].filter((day) => day !== null).sort()[0] as string;
    const above = this.evidence.contracts.find(({ id }) => id === parent);
    return (
      this.at >= Math.max(midnight(term.effectiveOn as string), Date.parse(activatedAt)) &&
      this.at < midnight(last) + DAY &&
      (above === undefined || this.inForce(above))
    );
  }

  companiesOf({ entities, parent }: ContractEvidence): readonly string[] {
    const above = this.evidence.contracts.find(({ id }) => id === parent);
    return entities.length === 0 && above ? this.companiesOf(above) : entities;
  }

  covers(...scopes: Scope[]): 'all' | 'part' | 'none' {
    let [all, some] = [true, true];
    for (const { offerings, features, regions } of scopes) {
      if (offerings && !offerings.includes(this.offering.key)) some = false;
      if (features && this.feature !== null && !features.includes(this.feature)) some = false;
      if (!regions) continue;
      const named = regions.flatMap((name) => this.evidence.regionGroups[name] ?? [name]);
      if (this.offering.regions === null) all = false;
      else if (!this.offering.regions.every((region) => named.includes(region))) {
        all = false;
        if (!this.offering.regions.some((region) => named.includes(region))) some = false;
      }
    }
    return some ? (all ? 'all' : 'part') : 'none';
  }

  speaks(contract: ContractEvidence, flowsDownTo: readonly string[], hop: Hop): boolean {
    const names = this.names(hop);
    const named = [contract.vendor, ...flowsDownTo].some((name) => names.includes(name));
    return named && (hop.role !== 'channel' || names.includes(contract.seller));
  }

  hasContract(hop: Hop, company: string | null): boolean {
    const own = this.evidence.contracts.some(
      (contract) =>
        this.speaks(contract, [], hop) &&
        this.inForce(contract) &&
        this.covers(contract.scope) === 'all' &&
        (company === null || this.companiesOf(contract).includes(company)),
    );
    const types = [...new Set(this.evidence.clauses.map(({ type }) => type))];
    return own || types.some((type) => this.flows(hop, company, type));
  }

  flows(hop: Hop, company: string | null, type: string): boolean {
    const heard = this.effective(hop, company, type);
    return (
      heard?.counts === true &&
      heard.clauses.some(({ content }) => content.flowsDownTo.some((name) => this.names(hop).includes(name)))
    );
  }

  hasClause(
    hop: Hop,
    company: string | null,
    { type, where, accepts }: Extract<Obligation, { kind: 'clause' }>,
  ) {
    const enough = (parameters: Readonly<Record<string, unknown>>) =>
      where.every(
        (one) => 'value' in one && Number(parameters[one.parameter] ?? Number.NaN) <= Number(one.value),
      );
    const found = this.effective(hop, company, type);
    if (found) return found.counts && found.clauses.every(({ content }) => enough(content.parameters));
    return this.evidence.laws.some(
      (law) =>
        accepts === 'law' &&
        law.clauseType === type &&
        enough(law.parameters) &&
        (law.to === null || this.at < midnight(law.to) + DAY - 14 * HOUR),
    );
  }

  /** What is said, the highest in rank alone, or down to what covers the whole; null = nothing is. */
  effective(hop: Hop, company: string | null, type: string) {
    let left = this.evidence.clauses.filter((clause) => this.isHeard(clause, hop, company, type));
    const used: ClauseEvidence[] = [];
    let counts = true;
    while (left.length > 0) {
      const ranks = left.map((clause) => this.rank(clause));
      const highest = Math.max(...ranks);
      const top = left.filter((_, nth) => ranks[nth] === highest);
      left = left.filter((_, nth) => ranks[nth] !== highest);
      const said = new Set(
        top.map(({ content }) => `${content.status} ${JSON.stringify(content.parameters)}`),
      );
      if (said.size > 1 || top[0]?.content.status !== 'agreed') return { counts: false, clauses: top };
      const whole = top.filter((clause) => this.coverage(clause) === 'all');
      const counting = (whole.length > 0 ? whole : top).filter((clause) => this.counts(clause, company));
      counts &&= counting.length > 0;
      used.push(...(counting.length > 0 ? counting : top));
      if (whole.length > 0) return { counts, clauses: used };
    }
    return used.length === 0 ? null : { counts: false, clauses: used };
  }

  coverage(clause: ClauseEvidence) {
    return this.covers(this.contractOf(clause).scope, clause.content.scope);
  }

  counts(clause: ClauseEvidence, company: string | null): boolean {
    if (clause.singlePerson && !this.question.environment.singlePerson) return false;
    return company === null || this.companiesOf(this.contractOf(clause)).length > 0;
  }

  isHeard(clause: ClauseEvidence, hop: Hop, company: string | null, type: string): boolean {
    const contract = this.contractOf(clause);
    const { content, approvedAt, endedAt, executedOn } = clause;
    const companies = this.companiesOf(contract);
    if (clause.type !== type || !['agreed', 'refused', 'waived'].includes(content.status)) return false;
    if (content.effect === 'deletes' || this.coverage(clause) === 'none') return false;
    if (company !== null && companies.length > 0 && !companies.includes(company)) return false;
    if (!this.speaks(contract, content.flowsDownTo, hop) || !this.inForce(contract)) return false;
    if (this.at < Date.parse(approvedAt) || (endedAt !== null && this.at >= Date.parse(endedAt)))
      return false;
    if (content.validFrom !== null && this.at < midnight(content.validFrom)) return false;
    if (content.validTo !== null && this.at >= midnight(content.validTo) + DAY) return false;
    if (content.status === 'agreed' && (executedOn === null || this.at < midnight(executedOn))) return false;
    return !this.evidence.clauses.some((other) => this.takesOut(other, clause, company));
  }

  takesOut(other: ClauseEvidence, clause: ClauseEvidence, company: string | null): boolean {
    if (!this.targets(other, clause)) return false;
    const { content } = other;
    if (!['agreed', 'refused', 'waived'].includes(content.status)) return false;
    if (content.status === 'agreed' && other.executedOn === null) return false;
    const companies = this.companiesOf(this.contractOf(other));
    if (company !== null && companies.length > 0 && !companies.includes(company)) return false;
    const start = Math.max(
      midnight(this.contractOf(other).term.effectiveOn as string),
      content.validFrom === null ? 0 : midnight(content.validFrom),
    );
    if (this.at < start) return false;
    const covered = this.coverage(other);
    return clause.content.status === 'agreed' ? covered !== 'none' : covered === 'all';
  }

  targets(other: ClauseEvidence, clause: ClauseEvidence): boolean {
    const root = (one: ClauseEvidence) => this.contractOf(one).parent ?? one.contract;
    return (
      other.content.effect !== 'adds' &&
      other.content.replaces === clause.clause &&
      other !== clause &&
      other.type === clause.type &&
      root(other) === root(clause)
    );
  }

  /** Precedence before start. A clause that replaces stands where what it replaces stood. */
  rank(clause: ClauseEvidence, passed: readonly ClauseEvidence[] = []): number {
    const target = this.evidence.clauses.find(
      (other) =>
        this.targets(clause, other) && ['agreed', 'refused', 'waived'].includes(other.content.status),
    );
    if (target && !passed.includes(clause)) return this.rank(target, [...passed, clause]);
    const contract = this.contractOf(clause);
    const above = this.evidence.contracts.find(({ id }) => id === contract.parent);
    const { validFrom } = clause.content;
    const own = midnight(above || validFrom === null ? '2025-01-01' : validFrom);
    return (above ?? contract).precedence * 1e15 + own;
  }
}
