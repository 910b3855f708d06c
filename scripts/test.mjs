// npm test: sets itself up as npm start does, then runs every test.
import { enter } from './setup/enter.mjs';

enter('testing/run-all.ts');
