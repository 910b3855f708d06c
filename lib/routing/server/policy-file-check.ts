import { db } from '@/lib/db/client';
import type { DecisionDiff } from '../decision-diff';
import { type Change, diffBundles } from '../diff';
import type { Finding } from '../finding';
import { type Passable, passable } from '../finding-keys';
import { filePointer, rulesOf } from '../policy-file';
import { type RuleEdit, ruleEdits } from '../policy-file-edits';
import type { PolicyFileText } from '../policy-file-read';
import { compileNow } from './compile-now';
import { sourceDecisions } from './decision-diff-queries';
import { sourceWith } from './draft-file-commands';
import { bundleOf } from './queries';
import { environmentByKey, storedSource } from './records';
import { activeVersion } from './write-version';

/** A finding with where it is in the file, and what to send to publish all the same. */
export interface FileFinding extends Finding, Passable {
  /** JSON pointer into the file. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
}

export interface FileCheck {
  readonly findings: readonly FileFinding[];
  readonly errors: number;
  readonly warnings: number;
  /** The bundle that routers would get, as canonical JSON. */
  readonly bundle: string;
}

/**
 * What a check of a file reports at `now`, each finding with its line.
 * @throws AppError invalid, for task classes that there are not
 */
export async function checkFile(
  environmentKey: string,
  { file, locate }: PolicyFileText,
  now: Date,
): Promise<FileCheck> {
  const environment = await environmentByKey(db(), environmentKey);
  const { findings, text } = await compileNow(
    db(),
    environment,
    await sourceWith(db(), file.taskClasses),
    now,
  );
  return {
    findings: findings.map((finding) => {
      const pointer = filePointer(finding.place);
      return {
        ...finding,
        pointer,
        ...locate(pointer),
        ...passable(finding),
      };
    }),
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    bundle: text,
  };
}

export interface FileDiff {
  readonly activeVersion: number | null;
  /** Rule by rule, as they are written. */
  readonly edits: readonly RuleEdit[];
  /** What routers would get otherwise. */
  readonly changes: readonly Change[];
  /** Null where there is nothing to compare: nothing is published, or routers would refuse it. */
  readonly decisions: DecisionDiff | null;
}

/** What would become otherwise at `now` if a file took effect in the place of the active version. */
export async function diffFile(
  environmentKey: string,
  { file }: Pick<PolicyFileText, 'file'>,
  now: Date,
): Promise<FileDiff> {
  const environment = await environmentByKey(db(), environmentKey);
  const source = await sourceWith(db(), file.taskClasses);
  const active = await activeVersion(db(), environment.id);
  const { bundle } = await compileNow(db(), environment, source, now);
  return {
    activeVersion: active?.version ?? null,
    edits: ruleEdits(active ? rulesOf(storedSource(active.source)) : {}, file.taskClasses),
    changes: diffBundles(active ? bundleOf(active.whole.identity) : null, bundle),
    decisions: await sourceDecisions(environment, source, now),
  };
}
