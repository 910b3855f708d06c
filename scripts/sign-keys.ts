import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { preparedSentences, readPrepared, signPrepared } from '@/lib/signing/server/key-change';
import { readRoot } from '@/lib/signing/server/root-key';
import { runOperatorCommand, UsageProblem } from './command-line';

const USAGE = `Usage: npm run --silent sign-keys -- <prepared file> --root <root key file>

  Signs a change of keys that "npm run keys -- prepare" printed, where the root key is kept. Needs no database and no
  network. Says what it signs, and prints what "npm run keys -- bring-back" takes.

Example: npm run --silent sign-keys -- change.json --root root-key.json > signed.json`;

await runOperatorCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { root: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return USAGE;
  const [file] = positionals;
  if (!file) throw new UsageProblem('Say which file "npm run keys -- prepare" printed.');
  if (!values.root) throw new UsageProblem('Say where the root key is: --root root-key.json.');
  const prepared = readPrepared(fileText(file));
  const signed = await signPrepared(prepared, await readRoot(fileText(values.root)));
  console.error(preparedSentences(prepared).join('\n'));
  return JSON.stringify(signed);
});

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageProblem(`${path} cannot be read.`);
  }
}
