/**
 * Whole seconds since the call started as reps read them: `1:51` under an hour, `1:02:03` from there. The description's
 * own lines have `timestamp`.
 */
export function callTime(at: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const minutes = Math.floor(at / 60);
  const rest = two(at % 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}
