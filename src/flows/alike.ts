/**
 * A question that is answered once for all that are alike in what it goes by: what the calendar says
 * of ten thousand teams is the same for most of them.
 *
 * @param keyOf all that the answer goes by
 */
export function alike<T, A>(keyOf: (one: T) => unknown, answer: (one: T) => A): (one: T) => A {
  const known = new Map<string, { readonly answer: A }>();
  return (one) => {
    const key = JSON.stringify(keyOf(one));
    const before = known.get(key);
    if (before !== undefined) return before.answer;
    const found = { answer: answer(one) };
    known.set(key, found);
    return found.answer;
  };
}
