// Preloaded into a process whose clock is to be so many milliseconds ahead (BENCH_AHEAD).
import { setAhead } from '../support/ahead.mjs';

setAhead(Number(process.env.BENCH_AHEAD));
