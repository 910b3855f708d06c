import { formatCount } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import type { DecisionStep } from './decision-steps';
import { stepLabel } from './step-label';

/** The chart in numbers, the latest first; steps without a decision are left out. */
export function DecisionTable({ steps }: { readonly steps: readonly DecisionStep[] }) {
  return (
    <PlainTable label="Decisions over time">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col" data-align="end">
            Routed
          </th>
          <th scope="col" data-align="end">
            Denied
          </th>
        </tr>
      </thead>
      <tbody>
        {steps
          .filter(({ route, deny }) => route + deny > 0)
          .reverse()
          .map(({ at, route, deny }) => (
            <tr key={at}>
              <th scope="row">{stepLabel(at, steps)}</th>
              <td data-align="end">{formatCount(route)}</td>
              <td data-align="end">{formatCount(deny)}</td>
            </tr>
          ))}
      </tbody>
    </PlainTable>
  );
}
