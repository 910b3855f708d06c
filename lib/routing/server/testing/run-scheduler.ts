/** A process that does nothing but run the scheduler on DATABASE_URL, until it is killed. */
import { startScheduler } from '../scheduler';

startScheduler();
process.stdout.write(`${JSON.stringify({ event: 'started' })}\n`);
setInterval(() => {}, 60_000);
