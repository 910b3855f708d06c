import { changeLines } from './change-words';
import type { Change } from './diff';

/** A change in one line: "changed rule eu-customers in summarisation: offerings a/one → b/two". */
export function changeSentence({ kind, subject, name, taskClass, fields }: Change): string {
  const what = `${kind} ${subject} ${name}${subject === 'rule' ? ` in ${taskClass}` : ''}`;
  const told = fields.flatMap(changeLines).map(({ label, before, after }) => {
    const values = [before, after].filter((value) => value !== null);
    return `${label} ${values.join(' → ') || 'none'}`;
  });
  return told.length > 0 ? `${what}: ${told.join('; ')}` : what;
}
