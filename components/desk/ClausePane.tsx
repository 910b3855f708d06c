'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { CommentThread } from '@/components/ui/comments/CommentThread';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { FormErrors } from '@/components/ui/FormErrors';
import { recordTrailHref } from '@/components/ui/links/audit';
import { ProposalBar } from '@/components/ui/proposals/ProposalBar';
import type { AboutProposal } from '@/components/ui/proposals/proposal-actions';
import { TrailAnchor } from '@/components/ui/TrailAnchor';
import { useAct } from '@/components/ui/use-act';
import type { Citation } from '@/lib/contracts/clause-content';
import type { Desk, Suggestion } from '@/lib/contracts/clause-desk';
import { deviation } from '@/lib/contracts/playbook';
import { AssignControl } from './AssignControl';
import { Assignee } from './Assignee';
import { ClauseForm } from './ClauseForm';
import { ClauseHistory } from './ClauseHistory';
import styles from './desk.module.css';
import type { DeskActions } from './desk-actions';
import type { DeskEntry } from './entries';
import { entryName } from './entry-name';
import { InForce } from './InForce';
import { PlaybookNote } from './PlaybookNote';
import { RevisionDiff } from './RevisionDiff';
import type { ClauseFormState } from './use-clause-form';

/** One clause on the desk: what is asked, what it says, what others say of it, and what it said before. */
export function ClausePane({
  entry,
  desk,
  actions,
  form,
  onWithdrawn,
  onAnother,
  ...reading
}: {
  readonly entry: DeskEntry;
  readonly desk: Desk;
  readonly actions: DeskActions;
  readonly form: ClauseFormState;
  readonly selection: Citation | null;
  readonly suggestions: readonly Suggestion[];
  readonly shown: number;
  readonly onShow: (citation: Citation) => void;
  readonly onShowSuggestion: (nth: number) => void;
  readonly onWithdrawn: () => void;
  readonly onAnother: () => void;
}) {
  const { clause, type } = entry;
  const { act, error } = useAct();
  const effects = useEffects(actions.previewApprove);
  const inWork = clause?.inWork ?? null;
  const bare = ({ id, revision }: AboutProposal) => ({ id, revision });
  const withdraw = async (input: AboutProposal) => {
    const result = await actions.withdraw(bare(input));
    if (result.ok) {
      form.forget();
      onWithdrawn();
    }
    return result;
  };
  return (
    <article aria-labelledby="desk-clause" className={styles.clause}>
      <header className={styles.head}>
        <div className={styles.titleLine}>
          <h2 id="desk-clause" className={styles.title}>
            {type.number !== null && <span className={styles.titleNumber}>{type.number}</span>}{' '}
            {entryName(entry)}
          </h2>
          {clause &&
            (desk.may.write ? (
              <AssignControl
                key={`${clause.id} ${clause.revision}`}
                clauses={[clause]}
                reviewers={desk.reviewers}
                assign={actions.assign}
              >
                <Assignee clause={clause} />
              </AssignControl>
            ) : (
              <Assignee clause={clause} />
            ))}
          {clause && desk.may.write && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={`More for ${entryName(entry)}`}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={onAnother}>Add another clause of this type</Menu.Item>
                {!clause.inForce && (
                  <Menu.Item
                    onClick={() =>
                      void act(() => actions.archive({ id: clause.id, revision: clause.revision }))
                    }
                  >
                    Put this clause aside
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
        <p className={styles.question}>{type.question}</p>
        {type.gates && <p className={styles.quiet}>Decides on: {type.gates}</p>}
      </header>
      <PlaybookNote
        position={desk.positions[type.key] ?? null}
        deviation={deviation(
          form.values,
          desk.positions[type.key] ?? null,
          type.parameters,
          desk.regionGroups,
        )}
      />
      <FormErrors error={error} />
      {inWork && (inWork.state === 'submitted' || inWork.answers.length > 0) && (
        <div className={styles.approval}>
          <ProposalBar
            proposal={inWork}
            actions={{
              ...(desk.may.approve && {
                approve: (input) => effects.guard(bare(input), () => actions.approve(input)),
                requestChanges: actions.requestChanges,
              }),
              ...(desk.may.write && { withdraw }),
            }}
          >
            {clause?.inForce && (
              <details className={styles.compare} open={inWork.mayApprove || undefined}>
                <summary>What changes against what holds</summary>
                <RevisionDiff
                  before={clause.inForce.content}
                  after={inWork.content}
                  parameters={type.parameters}
                />
              </details>
            )}
            <EffectsGate effects={effects} />
          </ProposalBar>
        </div>
      )}
      {clause?.inForce && <InForce proposal={clause.inForce} revised={inWork !== null} />}
      <div data-desk-form>
        <ClauseForm entry={entry} desk={desk} form={form} mayWrite={desk.may.write} {...reading} />
      </div>
      {clause && (
        <>
          <section aria-label="Comments" id="desk-comments" className={styles.part}>
            <h3>Comments</h3>
            <CommentThread
              about={{ clause: clause.id }}
              of={null}
              comments={clause.comments}
              mayComment={desk.may.comment}
              actions={actions.comments}
            />
          </section>
          <section aria-label="History" className={styles.part}>
            <h3>History</h3>
            {desk.may.readTrail && (
              <p>
                <TrailAnchor href={recordTrailHref('clause', clause.id)} />
              </p>
            )}
            <ClauseHistory
              key={`${clause.id} ${inWork?.id} ${inWork?.revision} ${inWork?.state} ${clause.inForce?.id}`}
              clause={clause.id}
              parameters={type.parameters}
              history={actions.history}
            />
          </section>
        </>
      )}
    </article>
  );
}
