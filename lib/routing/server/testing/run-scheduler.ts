/** A process that does nothing but run the scheduler on DATABASE_URL, until it is killed. */
import { startScheduler } from '../scheduler';

const say = (facts: object) => process.stdout.write(`${JSON.stringify(facts)}\n`);
startScheduler({ info: say, error: say });
say({ event: 'started' });
setInterval(() => {}, 60_000);
