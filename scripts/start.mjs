// npm start, npm run dev: everything from a fresh clone to a running Fairlead. Plain JavaScript without packages, since
// it runs before any is installed, and nothing a Node that is too old could not read.
import { enter } from './setup/enter.mjs';

enter('launch.ts');
