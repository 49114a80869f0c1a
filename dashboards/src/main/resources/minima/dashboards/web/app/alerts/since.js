const DAY_MILLIS = 86_400_000;

/**
 * Since when an alert stands, or from when to when it stood: the time of day, and the date where that is another.
 *
 * @param {import("../types.js").Alert} alert
 */
export function sinceOf({ since, ended }) {
  return ended === null ? `since ${moment(since)}` : `${moment(since)} to ${moment(ended)}`;
}

/** @param {number} millis since 1970 */
function moment(millis) {
  const date = new Date(millis);
  const time = date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const recent = Date.now() - millis < DAY_MILLIS && date.getDate() === new Date().getDate();
  return recent ? time : `${date.toLocaleDateString("en-CA")} ${time}`;
}
