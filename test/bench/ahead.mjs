// Preloaded into a process whose clock is to be so many milliseconds ahead (BENCH_AHEAD).
const ahead = Number(process.env.BENCH_AHEAD);
const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [RealDate.now() + ahead] : given, made),
  get: (target, name) =>
    name === 'now' ? () => RealDate.now() + ahead : Reflect.get(target, name),
});
