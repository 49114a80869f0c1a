package minima.dashboards.report;

import minima.dashboards.markup.Markup;
import minima.training.claim.Assumption;
import minima.training.claim.Verdict;

/**
 * A state in a word and a mark, so that no colour speaks alone.
 *
 * @param words as the page says it
 * @param colour {@code good}, {@code open}, {@code bad} or {@code muted}
 */
record Saying(String words, Shape shape, String colour) {

    /** What a mark looks like; a control's is hollow. */
    enum Shape {
        DISC("<circle cx=\"5\" cy=\"5\" r=\"5\" class=\"full\"/>"),
        RING("<circle cx=\"5\" cy=\"5\" r=\"4.1\"/>"),
        HALF("<circle cx=\"5\" cy=\"5\" r=\"4.1\"/><path d=\"M5 0a5 5 0 0 0 0 10z\" class=\"full\"/>"),
        CROSS("<path d=\"M1 1l8 8M9 1l-8 8\"/>"),
        DASH("<path d=\"M0 5h10\"/>");

        private final String drawing;

        Shape(String drawing) {
            this.drawing = drawing;
        }
    }

    static Saying of(Assumption.State state) {
        return switch (state) {
            case HOLDS -> new Saying("holds", Shape.DISC, "good");
            case FAILS -> new Saying("fails", Shape.CROSS, "bad");
            case UNKNOWN -> new Saying("unknown", Shape.RING, "muted");
        };
    }

    /** A control is right when it misses. */
    static Saying of(Verdict verdict) {
        Shape hollow = Shape.RING;
        if (verdict.outcome() == Verdict.Outcome.INCONCLUSIVE) {
            return new Saying("open", verdict.control() ? hollow : Shape.HALF, "open");
        }
        if (verdict.control()) {
            return verdict.outcome() == Verdict.Outcome.SUPPORTED
                    ? new Saying("hits, though a control must miss", hollow, "bad")
                    : new Saying("misses, as a control must", hollow, "good");
        }
        return switch (verdict.outcome()) {
            case SUPPORTED -> new Saying("supported", Shape.DISC, "good");
            case REFUTED -> new Saying("refuted", Shape.CROSS, "bad");
            default -> new Saying("does not apply", Shape.DASH, "muted");
        };
    }

    void mark(Markup into) {
        into.open("svg", "class", "mark", "viewBox", "0 0 10 10", "data-colour", colour, "aria-hidden", "true")
                .raw(shape.drawing)
                .close();
    }
}
