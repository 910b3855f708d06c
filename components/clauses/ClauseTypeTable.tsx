import { Link } from '@/components/ui/Link';
import { clauseTypeHref, positionHref } from '@/components/ui/links/contracts';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import type { ClauseType } from '@/lib/contracts/clause-type';
import styles from './clauses.module.css';
import { ParameterNames } from './ParameterNames';

/** The types of a group: what each is called, asks, takes and can gate. */
export function ClauseTypeTable({
  label,
  types,
  positions,
}: {
  readonly label: string;
  readonly types: readonly ClauseType[];
  /** Keys of the types of which the playbook says something. */
  readonly positions: ReadonlySet<string>;
}) {
  return (
    <PlainTable label={label} minWidth={860}>
      <thead>
        <tr>
          <th scope="col" className={styles.number}>
            No.
          </th>
          <th scope="col" className={styles.name}>
            Type
          </th>
          <th scope="col">Question for the reviewer</th>
          <th scope="col">Parameters</th>
          <th scope="col">Can gate</th>
          <th scope="col">Playbook</th>
        </tr>
      </thead>
      <tbody>
        {types.map((type) => (
          <tr key={type.key} id={type.key}>
            <td data-label="No." className={styles.number}>
              {type.number ?? '–'}
            </td>
            <th scope="row" className={styles.name}>
              {type.number === null ? <Link href={clauseTypeHref(type.key)}>{type.name}</Link> : type.name}
              {type.number === null && <Sign tone="information">Own</Sign>}
              <code className={styles.key}>{type.key}</code>
            </th>
            <td data-label="Question">{type.question}</td>
            <td data-label="Parameters">
              <div>
                <ParameterNames parameters={type.parameters} />
              </div>
            </td>
            <td data-label="Can gate">
              <div>
                {type.gates || 'What obligations ask'}
                {type.inWriting && <span className={styles.note}>Always in writing</span>}
                {type.cuad.length > 0 && (
                  <span className={styles.note} title="Contract Understanding Atticus Dataset">
                    CUAD: {type.cuad.join(', ')}
                  </span>
                )}
              </div>
            </td>
            <td data-label="Playbook">
              <Link href={positionHref(type.key)}>
                {positions.has(type.key) ? 'Position' : 'None yet'}
                <span className="visually-hidden"> on {type.name}</span>
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
