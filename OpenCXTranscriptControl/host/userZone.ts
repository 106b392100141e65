type Host = Pick<ComponentFramework.Context<unknown>, "formatting" | "userSettings">;

/**
 * An instant's date and time as the user's own zone and format have them. `formatting` prints a Date's browser-local
 * clock, while a rep's time zone is a setting of Dynamics and may differ from the machine's.
 */
export function dateTimeInUserZone(value: Date, host: Host): string {
  const { formatting } = host;
  const wall = wallClock(value, host);
  const [year, month, date] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()];
  const [hours, minutes] = [wall.getUTCHours(), wall.getUTCMinutes()];
  const day = new Date(year, month, date, 12);
  // The browser's clock leaves this day out, as Samoa's did, so no Date of it can be printed.
  if (day.getDate() !== date) return wall.toISOString().slice(0, 16).replace("T", " ");
  // By its parts, each of which the browser's own clock must show: added as minutes, they would be an hour off between
  // a change of one zone's clock and the other's.
  const local = new Date(year, month, date, hours, minutes);
  if (local.getHours() === hours && local.getMinutes() === minutes) return formatting.formatDateShort(local, true);
  // The browser's clock leaves this hour out on this day, so the day is printed apart.
  return `${formatting.formatDateShort(day)} ${timeInUserZone(value, host)}`;
}

/** The time of day alone, as {@link dateTimeInUserZone} has it. */
export function timeInUserZone(value: Date, host: Host): string {
  const wall = wallClock(value, host);
  // Of a day on which no browser's clock leaves an hour out.
  return host.formatting.formatTime(new Date(2001, 0, 15, wall.getUTCHours(), wall.getUTCMinutes()), 1);
}

/** The user's own clock at an instant, as if it were UTC's. */
export function wallClock(value: Date, { userSettings }: Pick<Host, "userSettings">): Date {
  return new Date(value.getTime() + userSettings.getTimeZoneOffsetMinutes(value) * 60_000);
}
