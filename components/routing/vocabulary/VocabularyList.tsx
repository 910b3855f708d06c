import { Link } from '@/components/ui/Link';
import { PlainTable } from '@/components/ui/PlainTable';
import type { Use } from '@/lib/routing/where-used';
import { count } from '../DraftBar';

/** Words of the vocabulary with what each stands for and how many places name it. */
export function VocabularyList({
  label,
  what,
  entries,
}: {
  readonly label: string;
  /** Heads of the first two columns: "Attribute", "Values". */
  readonly what: readonly [string, string];
  readonly entries: readonly {
    readonly key: string;
    readonly href: string;
    readonly means: string;
    readonly uses: readonly Use[];
  }[];
}) {
  return (
    <PlainTable label={label} minWidth={480}>
      <thead>
        <tr>
          <th scope="col">{what[0]}</th>
          <th scope="col">{what[1]}</th>
          <th scope="col">Named in</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ key, href, means, uses }) => (
          <tr key={key}>
            <th scope="row">
              <Link href={href}>{key}</Link>
            </th>
            <td data-label={what[1]} style={{ overflowWrap: 'anywhere' }}>
              {means}
            </td>
            <td data-label="Named in">{uses.length === 0 ? 'nothing yet' : count(uses.length, 'place')}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
