import type { Evidence, Held } from '@/lib/contracts/evidence';
import type { EvidenceRef } from '@/lib/sensitivity/evidence-ref';
import { evidenceName } from '@/lib/sensitivity/evidence-words';

/** What became of a piece of evidence since it was relied on, in a sentence; null = nothing that it says by itself. */
export function whatEnded(ref: EvidenceRef, evidence: Evidence, now: number): string | null {
  const name = evidenceName(ref);
  switch (ref.kind) {
    case 'contract':
      return contractEnded(ref.contract, evidence, now);
    case 'clause': {
      const content = evidence.clauses.find(({ proposal }) => proposal === ref.proposal);
      const isOver = !content || hasEnded(content, now);
      const next = evidence.clauses.find(
        ({ clause, proposal, endedAt }) =>
          clause === ref.clause && proposal !== ref.proposal && endedAt === null,
      );
      const changed = next ? `${name} was changed: it is ${next.content.status} now.` : `${name} was ended.`;
      return isOver ? changed : contractEnded(ref.contract, evidence, now);
    }
    case 'certification': {
      const found = evidence.certifications.find(({ id }) => id === ref.id);
      if (!found) return `${name} is no longer recorded.`;
      return found.revokedOn === null ? null : `${name} was revoked as of ${found.revokedOn}.`;
    }
    case 'law':
      return ended(evidence.laws, ref.proposal, name, now);
    case 'path':
      return ended(evidence.paths, ref.proposal, name, now);
    case 'exception':
      return ended(evidence.exceptions, ref.proposal, name, now);
    case 'attribute':
      return ended(evidence.attributes, ref.proposal, name, now);
    case 'stake':
      return null;
  }
}

function contractEnded(number: string, { contracts }: Evidence, now: number): string | null {
  const contract = contracts.find((one) => one.number === number);
  if (!contract) return `${number} is no longer in force.`;
  const { terminatedOn } = contract.term;
  if (contract.status === 'superseded') return `${number} was superseded.`;
  if (terminatedOn !== null) return `${number} was terminated as of ${terminatedOn}.`;
  if (contract.silentSince !== null && Date.parse(contract.silentSince) <= now) {
    return `${number} changed at its address and was not reviewed.`;
  }
  return null;
}

function ended(held: readonly Held[], proposal: string, name: string, now: number): string | null {
  const found = held.find((one) => one.proposal === proposal);
  return found && !hasEnded(found, now) ? null : `${capitalised(name)} was changed or ended.`;
}

function hasEnded({ endedAt }: Held, now: number): boolean {
  return endedAt !== null && Date.parse(endedAt) <= now;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
