import type { Metadata } from 'next';
import { type ListedType, PlaybookList } from '@/components/clauses/PlaybookList';
import { PositionForm } from '@/components/clauses/PositionForm';
import { PositionText } from '@/components/clauses/PositionText';
import styles from '@/components/clauses/playbook.module.css';
import { ContractTabs } from '@/components/contracts/ContractTabs';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { PLAYBOOK_HREF, positionHref } from '@/components/ui/links/contracts';
import { Page } from '@/components/ui/Page';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listClauseTypes } from '@/lib/contracts/server/clause-type-queries';
import { formScopeChoices } from '@/lib/contracts/server/form-choices';
import { type PositionDto, playbookPositions } from '@/lib/contracts/server/playbook-queries';
import { Refusal } from '../../settings/refusal';
import { updatePlaybookAction } from './actions';

export const metadata: Metadata = { title: 'Playbook' };

export default async function PlaybookPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const [types, positions, { type: asked }] = await Promise.all([
    listClauseTypes(),
    playbookPositions(),
    searchParams,
  ]);
  const open = types.find(({ key }) => key === asked) ?? null;
  const position = (open && positions.get(open.key)) ?? null;
  const listed = types.map(
    ({ key, number, name, group }): ListedType => ({
      ...{ key, number, name, group },
      state: stateOf(positions.get(key)),
    }),
  );
  const mayUpdate = allows(caller.roles, 'playbook.update');
  return (
    <Page>
      <h1 className="visually-hidden">Playbook</h1>
      <ContractTabs counts={{ [PLAYBOOK_HREF]: `${positions.size} of ${types.length}` }} />
      <div className={styles.split}>
        <PlaybookList types={listed} open={open?.key ?? null} />
        {open ? (
          <div>
            <header className={styles.head}>
              <h2>{open.name}</h2>
              <p className={styles.question}>{open.question}</p>
            </header>
            {mayUpdate ? (
              <PositionForm
                key={open.key}
                type={open}
                existing={position}
                regions={(await formScopeChoices(caller, [])).regions}
                save={updatePlaybookAction}
              />
            ) : (
              <PositionText type={open} position={position} />
            )}
          </div>
        ) : (
          <EmptyState
            title={positions.size === 0 ? 'The playbook is empty' : 'Choose a type of clause'}
            action={
              mayUpdate &&
              positions.size === 0 && (
                <LinkButton href={positionHref('no_training')}>Begin with “No training”</LinkButton>
              )
            }
          >
            Say of each type what you ask for, what you can live with and where you walk away. The desk shows
            it under each clause, the comparison marks what is off it, and the register counts what is
            covered. What is checked is checked by the parameters; words are for people.
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

function stateOf(position: PositionDto | undefined): ListedType['state'] {
  if (!position) return 'none';
  return Object.values(position.checks).flat().length > 0 ? 'checked' : 'words';
}
