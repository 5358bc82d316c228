// For what is loaded into the app before it (node --import): its clock may go ahead of the machine's.
const RealDate = Date;
let ahead = 0;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [RealDate.now() + ahead] : given, made),
  get: (target, name) =>
    name === 'now' ? () => RealDate.now() + ahead : Reflect.get(target, name),
});

/** By so many milliseconds. */
export function setAhead(milliseconds) {
  ahead = milliseconds;
}
