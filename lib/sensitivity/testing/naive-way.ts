import type { Evidence, Hop } from '@/lib/contracts/evidence';
import type { ClearanceOffering, ClearanceQuestion } from '../clearance-question';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The way that data takes at one instant, asked of paths and notices as they stand. */
export class NaiveWay {
  readonly evidence: Evidence;
  constructor(
    readonly question: ClearanceQuestion,
    readonly offering: ClearanceOffering,
    readonly feature: string | null,
    readonly at: number,
  ) {
    this.evidence = question.evidence;
  }

  way() {
    const inForce = (subject: string) =>
      this.evidence.paths.find(
        (path) =>
          path.subject === subject &&
          Date.parse(path.approvedAt) <= this.at &&
          (path.endedAt === null || this.at < Date.parse(path.endedAt)),
      );
    return inForce(`${this.offering.channel}/${this.offering.owner}`) ?? inForce(this.offering.channel);
  }

  wayIsKnown(): boolean {
    const path = this.way();
    const named = path?.hops.some(
      ({ role, from, to }) =>
        role === 'channel' &&
        (from === null || this.at >= midnight(from) + 12 * HOUR) &&
        (to === null || this.at < midnight(to) + DAY - 14 * HOUR),
    );
    return (
      named === true &&
      this.evidence.notices.every(({ party, effectiveOn }) => {
        const starts = midnight(effectiveOn) - 14 * HOUR;
        if (this.at < starts) return true;
        const reviewed = path?.hops.filter(
          (hop) => hop.party === party && (hop.to === null || midnight(hop.to) + DAY + 12 * HOUR > starts),
        );
        return reviewed?.some(({ from }) => from === null || this.at >= midnight(from) - 14 * HOUR) ?? false;
      })
    );
  }

  passing(): readonly Hop[] {
    return (this.way()?.hops ?? []).filter(
      ({ role, from, to }) =>
        role !== 'none' &&
        (from === null || this.at >= midnight(from) - 14 * HOUR) &&
        (to === null || this.at < midnight(to) + DAY + 12 * HOUR),
    );
  }

  /** Whoever controls the channel counts as it: in these worlds the group alone can. */
  names({ party, role }: Hop): string[] {
    const controlled = this.evidence.stakes.some(
      ({ kind, subject, validTo }) =>
        kind === 'controls' && subject === party && (validTo === null || this.at < Date.parse(validTo)),
    );
    return role === 'channel' && controlled ? [party, 'group'] : [party];
  }
}
