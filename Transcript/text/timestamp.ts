/**
 * Whole seconds since the call started as `HH:MM:SS`, in the description as on the rep's screen, so that both can be
 * compared by eye. Hours take as many digits as they need rather than wrap.
 */
export function timestamp(at: number): string {
  return [Math.floor(at / 3600), Math.floor(at / 60) % 60, at % 60]
    .map((each) => String(each).padStart(2, "0"))
    .join(":");
}
