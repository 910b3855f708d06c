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

/** Findings as compilers say theirs: place, severity, code, sentence, gravest first. Without a file, without places. */
export function tellFindings({ out }: Call, findings: readonly Finding[], file?: string): void {
  for (const [severity, tone] of [
    ['error', 'bad'],
    ['warning', 'warning'],
    ['note', 'quiet'],
  ] as const) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      const detail = `${out.tint(tone, severity)} ${finding.code} ${finding.message}`;
      out.line(file === undefined ? detail : placeLine({ pointer: '', ...finding, detail }, file));
    }
  }
}

export const LET_PASS = {
  'accept-warnings': { type: 'boolean', help: 'Publish in spite of the warnings, which are listed.' },
  acknowledge: {
    type: 'boolean',
    help: 'Publish in spite of saved requests that are decided differently than expected.',
  },
} as const;

/** What a publish lets pass, as it was told to; what it was not told to stops it, and is listed. */
export function letPass(call: Call, findings: readonly Finding[]) {
  const stopping = findings.filter(({ severity, accept, acknowledge }) => {
    if (accept !== undefined) return !call.flag('accept-warnings');
    if (acknowledge !== undefined) return !call.flag('acknowledge');
    return severity === 'error';
  });
  if (stopping.length === 0) {
    return {
      acceptedWarnings: findings.flatMap(({ accept }) => accept ?? []),
      acknowledged: findings.flatMap(({ acknowledge }) => acknowledge ?? []),
    };
  }
  tellFindings(call, stopping);
  const message = stopping.some(
    ({ accept, acknowledge }) => accept === undefined && acknowledge === undefined,
  )
    ? 'Errors stop it.'
    : 'Nothing was published. Look at these, then say --accept-warnings, or --acknowledge for saved requests.';
  throw new Stop(EXIT.refused, message, { problem: { detail: message, findings: stopping } });
}
