import { formatInstant } from '@/components/ui/format-date';
import type { DecisionStep } from './decision-steps';

const DAY_MS = 86_400_000;

/** When a step begins, in the reader's zone: "14:00"; with its day where there are several. */
export function stepLabel(at: string, steps: readonly DecisionStep[]): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [day = '', time = ''] = formatInstant(new Date(at), zone).split(', ');
  const days = Date.parse(steps.at(-1)?.at ?? at) - Date.parse(steps[0]?.at ?? at);
  return days < DAY_MS ? time : `${day.split(' ').slice(0, 2).join(' ')}, ${time}`;
}
