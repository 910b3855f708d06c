'use client';

import { Button } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { CalendarDate } from '@/components/ui/DateTime';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { Link } from '@/components/ui/Link';
import { vendorHref } from '@/components/ui/links/catalogue';
import { stakeHref } from '@/components/ui/links/vendors';
import { PlainTable } from '@/components/ui/PlainTable';
import { SourceSign } from '@/components/ui/SourceSign';
import { Unknown } from '@/components/ui/Unknown';
import { tellDone } from '@/components/ui/undo-notice';
import { useAct } from '@/components/ui/use-act';
import type { StakeDto } from '@/lib/catalog/stake-fields';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { StakeNotes } from './StakeNotes';
import { STAKE_VERBS, stakeSize } from './stake-words';

export interface StakeActions {
  readonly archive: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly restore: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly previewArchive: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}

/** Stakes as recorded; whoever may edits one, takes it out or brings it back. */
export function VendorStakes({
  vendor,
  stakes,
  label,
  actions,
}: {
  readonly vendor: string;
  readonly stakes: readonly StakeDto[];
  readonly label: string;
  /** For those who may. */
  readonly actions: StakeActions | null;
}) {
  return (
    <PlainTable label={label} minWidth={760}>
      <thead>
        <tr>
          <th scope="col">Stake</th>
          <th scope="col">How much</th>
          <th scope="col">Holds</th>
          <th scope="col">Source</th>
          <th scope="col">Confidence</th>
          {actions && (
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {stakes.map((stake) => (
          <tr key={stake.id} data-quiet={stake.archivedAt !== null || undefined}>
            <th scope="row" className="prose">
              <Link href={vendorHref(stake.holder)}>{stake.holderName}</Link> {STAKE_VERBS[stake.kind]}{' '}
              <Link href={vendorHref(stake.subject)}>{stake.subjectName}</Link>
              <StakeNotes stake={stake} />
            </th>
            <td data-label="How much">{stake.kind === 'interest' ? stakeSize(stake) : '–'}</td>
            <td data-label="Holds">
              <Period stake={stake} />
            </td>
            <td data-label="Source">
              <SourceSign source={stake.source} asOf={stake.asOf} />
            </td>
            <td data-label="Confidence">{stake.confidence}</td>
            {actions && (
              <td>
                <StakeTools vendor={vendor} stake={stake} actions={actions} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function Period({ stake }: { readonly stake: StakeDto }) {
  if (stake.archivedAt !== null) return <>taken out</>;
  const from = stake.validFrom ?? (stake.kind === 'none' ? stake.asOf : null);
  if (from === null && stake.validTo === null) return <Unknown what="Since when is not known" word />;
  return (
    <>
      {from !== null && (
        <>
          from <CalendarDate date={from} />
        </>
      )}{' '}
      {stake.validTo !== null && (
        <>
          to <CalendarDate date={stake.validTo} />
        </>
      )}
    </>
  );
}

function StakeTools({
  vendor,
  stake,
  actions,
}: {
  readonly vendor: string;
  readonly stake: StakeDto;
  readonly actions: StakeActions;
}) {
  const { act, pending } = useAct();
  const effects = useEffects(actions.previewArchive);
  const { id, revision } = stake;
  const name = `${stake.holderName} ${STAKE_VERBS[stake.kind]} ${stake.subjectName}`;
  if (stake.archivedAt !== null) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        loading={pending}
        onClick={() => void act(() => actions.restore({ id }))}
      >
        Restore<span className="visually-hidden">: {name}</span>
      </Button>
    );
  }
  return (
    <span style={{ display: 'flex', gap: 4, justifyContent: 'flex-end' }}>
      <Button component={Link} size="compact-sm" variant="default" href={stakeHref(vendor, id)}>
        Edit<span className="visually-hidden">: {name}</span>
      </Button>
      <ConfirmAction
        label={<IconArchive size={16} aria-hidden />}
        buttonProps={{ size: 'compact-sm', 'aria-label': `Take out: ${name}` }}
        title="Take out this stake?"
        confirmLabel="Take out stake"
        effect={
          <>
            <p>
              For what should not have been recorded: affiliations are worked out as if it had never been. One
              that has ended is given its last day instead.
            </p>
            <EffectsGate effects={effects} />
          </>
        }
        onConfirm={async () => {
          const result = await effects.guard({ id, revision }, () => actions.archive({ id, revision }));
          if (result.ok) tellDone(`Taken out: ${name}.`, () => actions.restore({ id }));
          return result;
        }}
      />
    </span>
  );
}
