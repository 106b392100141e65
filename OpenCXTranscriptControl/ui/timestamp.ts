/**
 * Seconds since the call started as `HH:MM:SS`, the form that the case description has, so that both can be compared by
 * eye. Hours grow beyond two digits rather than wrap.
 */
export function timestamp(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}
