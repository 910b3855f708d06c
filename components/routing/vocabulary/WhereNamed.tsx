import { Section } from '@/components/ui/Section';
import type { Use } from '@/lib/routing/where-used';
import { UsesList } from '../UsesList';

/** Where a word of the vocabulary is named, on its page. */
export function WhereNamed({
  uses,
  environment,
  nowhere,
}: {
  readonly uses: readonly Use[];
  /** For links to what is not about one environment. */
  readonly environment: string;
  /** What is said where it is named nowhere. */
  readonly nowhere: string;
}) {
  return (
    <Section title="Where it is named">
      {uses.length === 0 ? (
        <p>{nowhere}</p>
      ) : (
        <UsesList uses={uses} environment={environment} label="Where it is named" />
      )}
    </Section>
  );
}
