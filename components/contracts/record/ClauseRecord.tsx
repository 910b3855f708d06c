import { DateTime } from '@/components/ui/DateTime';
import { Sign } from '@/components/ui/Sign';
import type { ClauseProposal, DeskClause } from '@/lib/contracts/clause-desk';
import type { ClauseType } from '@/lib/contracts/clause-type';
import { clauseFields } from '@/lib/contracts/clause-words';
import { approversOf } from '../page/approvers';
import styles from './record.module.css';

/** One clause as it is kept on record: its words, what was read out of them, who wrote and who approved it when. */
export function ClauseRecord({
  clause: { inForce, inWork, comments },
  type,
  documents,
}: {
  readonly clause: DeskClause;
  readonly type: Pick<ClauseType, 'name' | 'number' | 'question' | 'parameters'>;
  /** Names by id. */
  readonly documents: ReadonlyMap<string, string>;
}) {
  const held = inForce ?? inWork;
  return (
    <article className={styles.clause}>
      <div className={styles.head}>
        <h3>
          {type.number !== null && `${type.number}. `}
          {type.name}
        </h3>
        {held ? (
          <Sign tone={inForce ? 'good' : 'neutral'}>
            {inForce ? held.content.status : `${held.content.status}, not approved`}
          </Sign>
        ) : (
          <Sign tone="neutral">nothing recorded</Sign>
        )}
      </div>
      <p className={styles.quiet}>{type.question}</p>
      {held && <Content proposal={held} type={type} documents={documents} />}
      {held && <Signed proposal={held} />}
      {inForce && inWork && (
        <p className={styles.who}>
          Revision {inWork.number} is being written by {inWork.authors.join(', ')} and holds nothing yet.
        </p>
      )}
      {comments.map(({ id, author, at, body, resolvedBy }) => (
        <p key={id} className={styles.who}>
          {author}, <DateTime at={at} />: “{body}”{resolvedBy && ` Settled by ${resolvedBy}.`}
        </p>
      ))}
    </article>
  );
}

function Content({
  proposal: { content },
  type,
  documents,
}: {
  readonly proposal: ClauseProposal;
  readonly type: Pick<ClauseType, 'parameters'>;
  readonly documents: ReadonlyMap<string, string>;
}) {
  const { citation } = content;
  const told = clauseFields(content, type.parameters).filter(
    ({ label, text }) => text !== '' && label !== 'Status' && label !== 'Passage',
  );
  return (
    <>
      {citation && (
        <figure>
          <blockquote className={styles.passage}>{citation.passage}</blockquote>
          <figcaption className={styles.source}>
            {documents.get(citation.document) ?? 'A document that was erased'}, page {citation.page},
            characters {citation.from}–{citation.to}
          </figcaption>
        </figure>
      )}
      <dl className={styles.parameters}>
        {told.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Signed({ proposal }: { readonly proposal: ClauseProposal }) {
  const { number, authors, submittedAt, approvedAt, answers, note } = proposal;
  return (
    <p className={styles.who}>
      Revision {number}. Written by {authors.join(', ') || 'nobody on record'}
      {submittedAt && (
        <>
          , submitted <DateTime at={submittedAt} />
        </>
      )}
      {note && ` (“${note}”)`}
      {approvedAt ? (
        <>
          , approved <DateTime at={approvedAt} /> by {approversOf(proposal)}.
        </>
      ) : (
        ', not approved.'
      )}
      {answers
        .filter(({ message, current }) => message && current)
        .map(({ person, message, at }) => (
          <span key={at}>
            {' '}
            {person}: “{message}”.
          </span>
        ))}
    </p>
  );
}
