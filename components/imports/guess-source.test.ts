import { expect, it } from 'vitest';
import { guessSource } from './guess-source';

it.each([
  ['prices.csv', 'model,input', 'table'],
  ['Prices.XLSX', 'PK', 'table'],
  ['a.json', '{"sample_spec":{"litellm_provider":"one of …"}}', 'litellm'],
  ['a.json', '{"acme":{"id":"acme","models":{"m":{}}}}', 'models-dev'],
  ['', ' {"data":[{"id":"a/b","canonical_slug":"a/b"}]}', 'openrouter'],
  ['a.json', '[]', null],
  ['notes.txt', 'input, output', null],
])('%s beginning %s is from %s', (name, head, source) => expect(guessSource(name, head)).toBe(source));
