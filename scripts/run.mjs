// npm run token, user, seed…: runs a script with Fairlead's database, which it starts for as long when it is not up.
import { enter } from './setup/enter.mjs';

enter('run-with-database.ts');
