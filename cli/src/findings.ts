import type { Call } from './command';
import { EXIT, Stop } from './exit';
import { placeLine } from './output';

export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
  readonly accept?: string;
  readonly acknowledge?: string;
}

/** Findings as compilers say theirs: place, severity, code, sentence. Gravest first. */
export function tellFindings({ out }: Call, findings: readonly Finding[], file?: string): void {
  for (const [severity, tone] of [
    ['error', 'bad'],
    ['warning', 'warning'],
    ['note', 'quiet'],
  ] as const) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      const detail = `${out.tint(tone, severity)} ${finding.code} ${finding.message}`;
      out.line(
        placeLine({ ...finding, pointer: file === undefined ? '' : (finding.pointer ?? ''), detail }, file),
      );
    }
  }
}

export const LET_PASS = {
  'accept-warnings': { type: 'boolean', help: 'Publish in spite of the warnings, which are listed.' },
  acknowledge: {
    type: 'boolean',
    help: 'Publish in spite of saved requests that are decided otherwise than expected.',
  },
} as const;

/** What a publish lets pass, as it was told to; what it was not told to stops it, and is listed. */
export function letPass(call: Call, findings: readonly Finding[]) {
  const acceptedWarnings = findings.flatMap(({ accept }) => accept ?? []);
  const acknowledged = findings.flatMap(({ acknowledge }) => acknowledge ?? []);
  const blocking = findings.filter(
    ({ severity, acknowledge }) => severity === 'error' && acknowledge === undefined,
  );
  const stopped =
    blocking.length > 0 ||
    (acceptedWarnings.length > 0 && !call.flag('accept-warnings')) ||
    (acknowledged.length > 0 && !call.flag('acknowledge'));
  tellFindings(call, findings);
  if (stopped) {
    const how =
      blocking.length > 0
        ? 'Errors stop it.'
        : 'Nothing was published. Look at these, then say --accept-warnings or --acknowledge.';
    throw new Stop(EXIT.refused, how, { problem: { detail: how, findings } });
  }
  return { acceptedWarnings, acknowledged };
}
