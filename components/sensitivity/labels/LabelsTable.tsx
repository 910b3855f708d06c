import { Link } from '@/components/ui/Link';
import { labelHref, MATRIX_HREF } from '@/components/ui/links/sensitivity';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import { type LabelDto, labelRef } from '@/lib/sensitivity/label';
import type { ObligationNames } from '@/lib/sensitivity/obligation-words';
import type { Obligation } from '@/lib/sensitivity/obligations';
import { ObligationList } from './ObligationList';

export interface ShownLabel {
  readonly label: LabelDto;
  readonly obligations: readonly Obligation[] | null;
  readonly inWork: 'open' | 'submitted' | null;
  /** "3 task classes, 2 rules"; empty = nothing rests on it. */
  readonly rests: string;
  /** Offerings that are open for it in the environment looked at, and of how many. */
  readonly open: { readonly cleared: number; readonly of: number };
}

/** Levels, or tags, each with what it asks for and what rests on it. */
export function LabelsTable({
  caption,
  labels,
  names,
}: {
  readonly caption: 'Levels' | 'Tags';
  readonly labels: readonly ShownLabel[];
  readonly names: ObligationNames;
}) {
  return (
    <PlainTable label={caption} minWidth={640}>
      <thead>
        <tr>
          <th scope="col">{caption === 'Levels' ? 'Level' : 'Tag'}</th>
          <th scope="col">Asks for</th>
          <th scope="col">Named by</th>
          <th scope="col" data-align="end">
            Offerings open
          </th>
        </tr>
      </thead>
      <tbody>
        {labels.map(({ label, obligations, inWork, rests, open }) => (
          <tr key={label.key}>
            <th scope="row">
              <Link href={labelHref(label.kind, label.key)}>{label.name}</Link>
              {inWork && (
                <div>
                  <Sign tone="information">
                    {inWork === 'submitted' ? 'A change waits for approval' : 'A change is being written'}
                  </Sign>
                </div>
              )}
            </th>
            <td data-label="Asks for">
              <ObligationList obligations={obligations} names={names} />
            </td>
            <td data-label="Named by">{rests || 'nothing yet'}</td>
            <td data-label="Offerings open" data-align="end">
              <Link href={`${MATRIX_HREF}?label=${labelRef(label)}`}>
                {open.cleared.toLocaleString('en')} of {open.of.toLocaleString('en')}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
