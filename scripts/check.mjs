// npm run check: types, lint, format, import rules, unused code.
import { enter } from './setup/enter.mjs';

enter('check/run-all.ts');
