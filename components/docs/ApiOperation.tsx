import { PlainTable } from '@/components/ui/PlainTable';
import { curlOf } from '@/lib/openapi/curl';
import type { Field } from '@/lib/openapi/fields';
import type { Operation } from '@/lib/openapi/operation';
import { CodeFrame } from './CodeFrame';
import styles from './docs.module.css';

/** What one method does at one address: what it takes, what it answers, and an example to paste. */
export function ApiOperation({
  operation,
  takes,
  gives,
  problems,
}: {
  readonly operation: Operation;
  /** Fields of its body, and of what it answers. */
  readonly takes: readonly Field[];
  readonly gives: readonly Field[];
  /** What it refuses with: status and title. */
  readonly problems: readonly { readonly status: number; readonly title: string }[];
}) {
  const { id, method, path, summary, description, scope, parameters = [], answers } = operation;
  return (
    <section id={id} className={styles.operation}>
      <h2>{summary}</h2>
      <p className={styles.path}>
        <span className={styles.method}>{method.toUpperCase()}</span>
        <code>{path}</code>
      </p>
      {description && <p>{description}</p>}
      <p>{authority(scope)}</p>
      <CodeFrame>
        <code>{curlOf(operation)}</code>
      </CodeFrame>
      {parameters.length > 0 && (
        <PlainTable label={`Parameters of ${id}`}>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">In</th>
              <th scope="col">What it says</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map((parameter) => (
              <tr key={`${parameter.in}:${parameter.name}`}>
                <th scope="row">
                  <code>{parameter.name}</code>
                </th>
                <td data-label="In">{parameter.in}</td>
                <td data-label="What it says">
                  {parameter.description}
                  {parameter.values && <> One of {parameter.values.join(', ')}.</>}
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
      <Fields label="What it takes" fields={takes} />
      <Fields label="What it answers" fields={gives} />
      <ul>
        {Object.entries(answers).map(([status, answer]) => (
          <li key={status}>
            <strong>{status}</strong> {answer.description}
          </li>
        ))}
        {problems.map(({ status, title }) => (
          <li key={`${status}${title}`}>
            <strong>{status}</strong> {title}.
          </li>
        ))}
      </ul>
    </section>
  );
}

function authority(scope: Operation['scope']): string {
  if (scope === 'none') return 'Needs no token.';
  return scope === 'any' ? 'Needs a token, of whatever scope.' : `Needs a token with the scope ${scope}.`;
}

function Fields({ label, fields }: { readonly label: string; readonly fields: readonly Field[] }) {
  if (fields.length === 0) return null;
  return (
    <details>
      <summary>
        {label}: {fields.length} {fields.length === 1 ? 'field' : 'fields'}
      </summary>
      <PlainTable label={label}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Type</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ path, type, required, description }) => (
            <tr key={path}>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td data-label="Type">{required ? type : `${type}, may be left out`}</td>
              <td data-label="What it says">{description}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </details>
  );
}
