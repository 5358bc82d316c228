// The worker from its source, for tests and `npm run dev`: a thread of Node 20 does not take over
// how its parent reads TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
