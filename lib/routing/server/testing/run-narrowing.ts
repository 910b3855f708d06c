/** A process that does nothing but narrow policies on DATABASE_URL, until it is killed. */
import { startNarrowing } from '../narrowing-runner';

const say = (facts: object) => process.stdout.write(`${JSON.stringify(facts)}\n`);
startNarrowing({ info: say, error: say });
say({ event: 'started' });
setInterval(() => {}, 60_000);
