package minima.telemetry.event;

/**
 * Something that happened to a run: a change of its life cycle, a verdict, a note.
 *
 * @param timeMs milliseconds since 1970
 * @param kind what happened, lower case: {@code started}, {@code paused}, {@code verdict}, …
 * @param json its details, one JSON value
 */
public record RunEvent(String run, long timeMs, String kind, String json) {}
