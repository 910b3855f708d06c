'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { LinkButton } from '@/components/ui/LinkButton';
import { ProposalBar } from '@/components/ui/proposals/ProposalBar';
import type { ProposalActions } from '@/components/ui/proposals/proposal-actions';
import { scopeWords } from '@/lib/contracts/clause-words';
import type { LawContent } from '@/lib/contracts/law-content';
import { parameterWords } from '@/lib/contracts/parameter-words';
import type { Parameter } from '@/lib/contracts/parameters';
import type { ActionResult } from '@/lib/http/action-result';
import type { ProposalDto } from '@/lib/proposals/proposal';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import styles from './laws.module.css';

export interface ShownLaw {
  readonly subject: string;
  readonly inForce: ProposalDto<LawContent> | null;
  readonly inWork: ProposalDto<LawContent> | null;
}

export interface LawActions extends ProposalActions {
  readonly end?: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly previewEnd: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}

/** The laws that stand in for clauses: what holds, and below it what waits to take its place. */
export function LawList({
  laws,
  types,
  actions,
}: {
  readonly laws: readonly ShownLaw[];
  /** Clause types by key. */
  readonly types: Readonly<
    Record<string, { readonly name: string; readonly parameters: readonly Parameter[] }>
  >;
  readonly actions: LawActions;
}) {
  return (
    <ul className={styles.list} aria-label="Laws">
      {laws.map(({ subject, inForce, inWork }) => {
        const { content } = inForce ?? inWork ?? {};
        if (!content) return null;
        return (
          <li key={subject} className={styles.law}>
            <h2 className={styles.title}>
              {content.citation} stands in for {types[content.clauseType]?.name ?? content.clauseType}
            </h2>
            {inForce && (
              <>
                <Facts content={inForce.content} types={types} />
                <ProposalBar proposal={inForce} actions={{}} />
                <div className={styles.tools}>
                  {actions.end && !inWork && (
                    <LinkButton
                      variant="default"
                      size="compact-sm"
                      href={`/contracts/laws/new?law=${subject}`}
                    >
                      Change
                    </LinkButton>
                  )}
                  {actions.end && <EndLaw law={inForce} end={actions.end} preview={actions.previewEnd} />}
                </div>
              </>
            )}
            {inWork && (
              <>
                {inForce && <h3>A new text waits</h3>}
                <Facts content={inWork.content} types={types} />
                <ProposalBar proposal={inWork} actions={actions} />
                {inWork.state === 'open' && actions.end && (
                  <div className={styles.tools}>
                    <LinkButton
                      variant="default"
                      size="compact-sm"
                      href={`/contracts/laws/new?law=${subject}`}
                    >
                      Edit
                    </LinkButton>
                  </div>
                )}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Facts({
  content,
  types,
}: {
  readonly content: LawContent;
  readonly types: Parameters<typeof LawList>[0]['types'];
}) {
  const { clauseType, jurisdiction, scope, parameters, from, to } = content;
  const said = (types[clauseType]?.parameters ?? [])
    .map((parameter) => [parameter.name, parameterWords(parameter, parameters[parameter.key])] as const)
    .filter(([, words]) => words !== '');
  const about = scopeWords(scope);
  return (
    <dl className={styles.facts}>
      <dt>Where it holds</dt>
      <dd>{jurisdiction}</dd>
      {said.map(([name, words]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
      <dt>For</dt>
      <dd>{about || 'every offering'}</dd>
      <dt>Days</dt>
      <dd>
        {from ?? 'always'} to {to ?? 'further notice'}
      </dd>
    </dl>
  );
}

function EndLaw({
  law: { id, content },
  end,
  preview,
}: {
  readonly law: ProposalDto<LawContent>;
  readonly end: NonNullable<LawActions['end']>;
  readonly preview: LawActions['previewEnd'];
}) {
  const effects = useEffects(preview);
  return (
    <ConfirmAction
      label="End"
      title={`End ${content.citation}?`}
      effect={
        <>
          <p>It stands in for nothing any more, and what rests on it closes.</p>
          <EffectsGate effects={effects} />
        </>
      }
      confirmLabel="End it"
      onConfirm={() => effects.guard({ id }, () => end({ id }))}
      buttonProps={{ size: 'compact-sm', variant: 'default' }}
    />
  );
}
