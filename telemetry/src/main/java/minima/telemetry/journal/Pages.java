package minima.telemetry.journal;

import minima.telemetry.event.Recorded;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Blocks read a page at a time, so that neither memory nor a connection is held for longer than a page. */
final class Pages {

    /** At most {@code 16 ×} {@link minima.telemetry.event.Block#MAX_BYTES}. */
    private static final int BLOCKS_A_PAGE = 16;

    private Pages() {}

    /** @param read blocks from a place on, at most so many */
    static Stream<Recorded> stream(BiFunction<Long, Integer, List<Recorded>> read) {
        return Stream.iterate(
                        read.apply(0L, BLOCKS_A_PAGE),
                        page -> !page.isEmpty(),
                        page -> page.size() < BLOCKS_A_PAGE
                                ? List.of()
                                : read.apply(page.get(page.size() - 1).end(), BLOCKS_A_PAGE))
                .flatMap(List::stream);
    }
}
