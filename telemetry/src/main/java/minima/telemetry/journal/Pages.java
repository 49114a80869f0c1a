package minima.telemetry.journal;

import minima.telemetry.event.Entry;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Blocks or frames read a page at a time, so that neither memory nor a connection is held for longer than a page. */
final class Pages {

    /** At most {@code 16 ×} {@link minima.telemetry.event.Block#MAX_BYTES}. */
    private static final int A_PAGE = 16;

    private Pages() {}

    /** @param read entries from a place on, at most so many */
    static <E extends Entry> Stream<E> stream(BiFunction<Long, Integer, List<E>> read) {
        return Stream.iterate(
                        read.apply(0L, A_PAGE),
                        page -> !page.isEmpty(),
                        page -> page.size() < A_PAGE
                                ? List.of()
                                : read.apply(page.get(page.size() - 1).end(), A_PAGE))
                .flatMap(List::stream);
    }
}
