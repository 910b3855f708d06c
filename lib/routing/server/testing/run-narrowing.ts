/** A process that does nothing but narrow policies on DATABASE_URL, until it is killed. */
import { startNarrowing } from '../narrowing-runner';

startNarrowing();
process.stdout.write(`${JSON.stringify({ event: 'started' })}\n`);
setInterval(() => {}, 60_000);
