import { Section } from '@/components/ui/Section';
import { acknowledgeableOf, type Finding, warningsOf } from '@/lib/routing/finding';
import { FindingsList } from './FindingsList';

/** What was let pass with a version, by how grave it was, with the reason that was given; then what was only told. */
export function VersionFindings({
  findings,
  reason,
  by,
}: {
  readonly findings: readonly Finding[];
  readonly reason: string;
  /** Who published it. */
  readonly by: string;
}) {
  const [errors, warnings] = [acknowledgeableOf(findings), warningsOf(findings)];
  const notes = findings.filter((finding) => finding.severity === 'note');
  const note = `By ${by}, with the reason: ${reason}`;
  return (
    <>
      {errors.length > 0 && (
        <Section title={`Errors let pass (${errors.length})`} note={note}>
          <FindingsList findings={errors} />
        </Section>
      )}
      {warnings.length > 0 && (
        <Section title={`Warnings accepted (${warnings.length})`} note={note}>
          <FindingsList findings={warnings} />
        </Section>
      )}
      {notes.length > 0 && (
        <Section title={`Notes (${notes.length})`}>
          <FindingsList findings={notes} />
        </Section>
      )}
      {findings.length === 0 && (
        <Section title="Findings">
          <p>None: nothing had to be accepted with it.</p>
        </Section>
      )}
    </>
  );
}
