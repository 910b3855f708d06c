'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useMemo, useTransition } from 'react';
import { ErrorState } from '@/components/ui/ErrorState';
import { Link } from '@/components/ui/Link';
import { publishHref } from '@/components/ui/links/routing';
import { Section } from '@/components/ui/Section';
import type { Explanation } from '@/lib/policy/considered';
import type { PolicyRequest } from '@/lib/policy/types';
import { stopWords } from '@/lib/routing/check-words';
import type { SavedRequestDto } from '@/lib/routing/saved-request';
import { type TryPlace, tryHref } from '@/lib/routing/try-link';
import { type RequestNames, requestNames, type TryPolicy } from '@/lib/routing/try-policy';
import { requestText } from '@/lib/routing/try-request';
import { SavedNote } from './SavedNote';
import { type SaveAction, SaveRequest } from './SaveRequest';
import { TryBar } from './TryBar';
import { ChecksList, RulesLookedAt } from './TryChecks';
import { CandidateTable, DecisionFacts, DecisionLine } from './TryDecision';
import { TryForm } from './TryForm';
import { TryJson } from './TryJson';
import styles from './try.module.css';
import { useTry } from './use-try';

const NO_NAMES: RequestNames = {
  taskClasses: [],
  levels: [],
  tags: [],
  attributes: {},
  regions: [],
  needs: [],
  offerings: [],
};

/** A request, the policy that decides it, and the decision with everything that led to it. */
export function TryIt({
  policy,
  versions,
  drafts,
  place: from,
  first,
  openedAt,
  saved,
  environmentName,
  save,
}: {
  /** Null = there is no such version. */
  readonly policy: TryPolicy | null;
  readonly versions: readonly number[];
  /** Names of the open ones. */
  readonly drafts: readonly string[];
  readonly place: TryPlace;
  /** What to begin with where the address gives no request. */
  readonly first: PolicyRequest;
  readonly openedAt: number;
  /** The saved request that is looked at. */
  readonly saved: SavedRequestDto | null;
  readonly environmentName: string;
  /** Null = the reader may not save requests. */
  readonly save: { readonly create: SaveAction; readonly update: SaveAction } | null;
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const trying = useTry(policy, from, first, openedAt, pending);
  const names = useMemo(() => (policy ? requestNames(policy.bundle) : NO_NAMES), [policy]);
  const { read, explanation, ready, place } = trying;
  const problem = read.ok ? null : read.problem;
  const show = (href: string) => startTransition(() => router.replace(href, { scroll: false }));
  const decideBy = (choice: Pick<TryPlace, 'policy' | 'draft'>) =>
    show(tryHref({ ...place, ...choice, draftRevision: null }));
  const moved =
    from.draftRevision !== null &&
    policy?.draftRevision != null &&
    from.draftRevision !== policy.draftRevision;

  return (
    <div className={styles.page} aria-busy={pending}>
      <TryBar
        policy={policy}
        versions={versions}
        drafts={drafts}
        place={place}
        now={trying.now}
        pending={pending}
        onPolicy={decideBy}
        onAt={trying.setAt}
      />
      {saved && (
        <SavedNote
          saved={saved}
          request={trying.request}
          decision={explanation}
          environment={from.environment}
        />
      )}
      {moved && (
        <p className={styles.notice}>
          The draft was edited since this link was made: it may decide differently than it did then.
        </p>
      )}
      {policy && policy.overlay.disabled.length > 0 && (
        <p className={styles.notice}>
          Stops in force: {policy.overlay.disabled.map((stop) => stopWords({ ...stop })).join('; ')}.
        </p>
      )}
      <div className={styles.request}>
        <fieldset className={styles.form} disabled={!read.ok}>
          <legend>Request</legend>
          {!read.ok && (
            <p className={styles.notice}>The JSON cannot be read: mend it, and the form follows again.</p>
          )}
          <TryForm request={trying.request} names={names} onChange={trying.setRequest} />
        </fieldset>
        <TryJson
          text={trying.text}
          problem={problem}
          onChange={trying.setText}
          onTakeBack={() => trying.setText(requestText(trying.request))}
        />
      </div>
      {explanation && <DecisionLine decision={explanation} />}
      {problem && (
        <div className={styles.line} data-outcome="none" role="status" aria-label="Decision">
          <span className={styles.lineWords}>
            No decision: routers would refuse this request as invalid at line {problem.line}.
          </span>
        </div>
      )}
      {!policy && (
        <ErrorState title="There is no such version here">
          Choose another policy above; the request stays as it is.
        </ErrorState>
      )}
      {ready && !ready.ok && (
        <ErrorState
          title="This draft decides nothing yet"
          action={<Link href={publishHref(from.environment, from.draft ?? undefined)}>See its findings</Link>}
        >
          Routers would refuse it: {ready.message}.
        </ErrorState>
      )}
      {explanation && policy && (
        <Decided
          explanation={explanation}
          actions={
            save && (
              <SaveRequest
                key={saved ? `${saved.id} ${saved.revision}` : 'new'}
                request={trying.request}
                decision={explanation}
                saved={saved?.request.taskClass === trying.request.taskClass ? saved : null}
                environment={from.environment}
                environmentName={environmentName}
                {...save}
                onSaved={({ id }) => show(tryHref({ ...place, saved: id }))}
                onTakeTheirs={(theirs) => {
                  trying.setRequest(theirs.request);
                  router.refresh();
                }}
              />
            )
          }
          rules={policy.bundle.taskClasses[trying.request.taskClass]?.rules ?? []}
        />
      )}
    </div>
  );
}

function Decided({
  explanation,
  rules,
  actions,
}: {
  readonly explanation: Explanation;
  readonly actions: ReactNode;
  readonly rules: TryPolicy['bundle']['taskClasses'][string]['rules'];
}) {
  const { candidates, escalations, considered, rule } = explanation;
  return (
    <>
      <Section title="Decision" actions={actions}>
        <div className={styles.decision}>
          <DecisionFacts decision={explanation} />
          {candidates.length > 0 && (
            <CandidateTable label="Offerings in the order tried" candidates={candidates} />
          )}
          {escalations.length > 0 && (
            <div>
              <h3>Escalations</h3>
              <CandidateTable label="Escalations in the order tried" candidates={escalations} />
            </div>
          )}
        </div>
      </Section>
      {considered.rules.length > 0 && (
        <Section title="Rules looked at" note="From the top, until one takes the request or denies it.">
          <RulesLookedAt considered={considered} rules={rules} />
        </Section>
      )}
      {considered.targets.length > 0 && (
        <Section
          title={`Every offering of ${rule}`}
          note="All checks are made on each. One that fails puts the offering out."
        >
          <ChecksList targets={considered.targets} />
        </Section>
      )}
    </>
  );
}
