/** What is made in slices, made at once. */
export function atOnce<Made>(slices: Generator<void, Made>): Made {
  let next = slices.next();
  while (next.done !== true) next = slices.next();
  return next.value;
}
