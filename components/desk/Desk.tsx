'use client';

import { SegmentedControl, Splitter } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { FillPage } from '@/components/ui/FillPage';
import type { Citation } from '@/lib/contracts/clause-content';
import type { Desk as DeskDto, Suggestion, Suggestions } from '@/lib/contracts/clause-desk';
import { AssignControl } from './AssignControl';
import { ClauseList } from './ClauseList';
import { DeskClause } from './DeskClause';
import { DeskFilter } from './DeskFilter';
import { DeskHeader } from './DeskHeader';
import styles from './desk.module.css';
import type { DeskActions } from './desk-actions';
import type { Mark, Place, ShowDocument } from './document-props';
import { nextToWrite, typeEntry } from './entries';
import { entryName } from './entry-name';
import { KeyHelp } from './KeyHelp';
import { NoDocument } from './NoDocument';
import { PutAside } from './PutAside';
import { SelectionBar } from './SelectionBar';
import { useDesk } from './use-desk';
import { useDeskKeys } from './use-desk-keys';
import { useReading } from './use-reading';
import { useSuggestions } from './use-suggestions';

const PANES = [
  { value: 'list', label: 'Clauses' },
  { value: 'clause', label: 'Clause' },
  { value: 'document', label: 'Document' },
];
const NONE: readonly Suggestion[] = [];

/** A contract under review: its documents on one side, its clauses on the other, one key from each to the next. */
export function Desk({
  desk,
  suggestions,
  first,
  actions,
  showDocument,
}: {
  readonly desk: DeskDto;
  readonly suggestions: Promise<Suggestions>;
  /** What the address asks for. */
  readonly first: {
    readonly clause: string | null;
    readonly document: string | null;
    readonly place: Omit<Place, 'at'> | null;
  };
  readonly actions: DeskActions;
  readonly showDocument: ShowDocument;
}) {
  const list = useDesk(desk, first.clause);
  const reading = useReading(desk.documents, first);
  const { found, state } = useSuggestions(suggestions);
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [taken, setTaken] = useState<{ readonly entry: string; readonly citation: Citation } | null>(null);
  const [pane, setPane] = useState('list');
  const [help, setHelp] = useState(false);
  const { entry } = list;

  const open = (id: string | undefined) => {
    if (id === undefined) return;
    list.select(id);
    setPane('clause');
    document.getElementById(id)?.focus();
  };
  const { show, select } = reading;
  const onShow = useCallback(
    (citation: Citation, asked: boolean) => {
      show(citation);
      if (asked) setPane('document');
    },
    [show],
  );
  useDeskKeys({
    j: () => open(list.beside(1)?.id),
    k: () => open(list.beside(-1)?.id),
    n: () => entry && open(nextToWrite(list.shown, entry.id)?.id),
    '/': () => document.getElementById('desk-filter')?.focus(),
    '?': () => setHelp(true),
  });
  const onMark = useCallback((id: string) => {
    document
      .querySelectorAll<HTMLElement>('[aria-label="Suggested passages"] li')
      [Number(id)]?.scrollIntoView();
  }, []);
  const chosen = found[entry?.type.key ?? ''];
  const offered = useMemo(() => chosen ?? NONE, [chosen]);
  useEffect(() => {
    if (first.clause !== null) setPane('clause');
  }, [first.clause]);

  const unassigned = list.shown.flatMap(({ clause, standing }) =>
    clause && clause.assignee === null && standing !== 'approved' ? [clause] : [],
  );

  if (!entry) return null;
  return (
    <FillPage>
      <DeskHeader
        desk={desk}
        document={reading.document?.id ?? null}
        onDocument={reading.open}
        onKeys={() => setHelp(true)}
      />
      <SegmentedControl
        className={styles.paneChoice}
        aria-label="Pane"
        fullWidth
        data={PANES}
        value={pane}
        onChange={setPane}
      />
      <Splitter
        className={styles.panes}
        lineSize={1}
        classNames={{ handle: styles.handle, pane: styles.pane }}
      >
        <Splitter.Pane
          defaultSize={44}
          min={20}
          role="region"
          aria-label="Document"
          data-shown={pane === 'document'}
          className={styles.paper}
        >
          {reading.document ? (
            showDocument({
              document: reading.document,
              marks,
              goTo: reading.goTo,
              onSelect: select,
              onMark,
            })
          ) : (
            <NoDocument contract={desk.contract.number} />
          )}
          {reading.selection && desk.may.write && (
            <SelectionBar
              supports={entryName(entry)}
              types={desk.types}
              onSupport={() => setTaken({ entry: entry.id, citation: reading.selection as Citation })}
              onMake={(type) => {
                list.setAnother(type);
                setTaken({ entry: typeEntry(type), citation: reading.selection as Citation });
                open(typeEntry(type));
              }}
            />
          )}
        </Splitter.Pane>
        <Splitter.Pane
          defaultSize={20}
          min={14}
          role="region"
          aria-label="List of clauses"
          data-shown={pane === 'list'}
        >
          <DeskFilter
            filter={list.filter}
            query={list.query}
            count={list.count}
            onFilter={list.setFilter}
            onQuery={list.setQuery}
          />
          <ClauseList entries={list.shown} selected={entry.id} onSelect={({ id }) => open(id)} />
          {desk.may.write && unassigned.length > 1 && (
            <AssignControl clauses={unassigned} reviewers={desk.reviewers} assign={actions.assign}>
              Assign the {unassigned.length} that nobody has
            </AssignControl>
          )}
          <PutAside desk={desk} restore={actions.restore} />
          <p role="status" className={styles.quiet}>
            {state === 'looking' && desk.documents.length > 0 && 'Looking for passages…'}
            {state === 'failed' && 'Passages could not be suggested. Reload to try again.'}
          </p>
        </Splitter.Pane>
        <Splitter.Pane
          defaultSize={36}
          min={24}
          role="region"
          aria-label="Clause"
          data-shown={pane === 'clause'}
        >
          <DeskClause
            // What was decided is not typed over: another text is another form.
            key={`${list.opened} ${entry.clause?.inForce?.id ?? ''}`}
            entry={entry}
            desk={desk}
            actions={actions}
            document={reading.document?.id ?? null}
            selection={reading.selection}
            suggestions={offered}
            taken={taken?.entry === entry.id ? taken.citation : null}
            onTaken={() => setTaken(null)}
            stays={first.place !== null && list.opened === 0}
            onShow={onShow}
            onMarks={setMarks}
            onSaved={(id) => {
              list.setAnother(null);
              if (id !== entry.id) list.moved(id);
            }}
            onWithdrawn={() => list.select(entry.id)}
            onDone={() => open(nextToWrite(list.shown, entry.id)?.id)}
            onAnother={() => {
              list.setAnother(entry.type.key);
              open(typeEntry(entry.type.key));
            }}
          />
        </Splitter.Pane>
      </Splitter>
      <KeyHelp opened={help} onClose={() => setHelp(false)} />
    </FillPage>
  );
}
