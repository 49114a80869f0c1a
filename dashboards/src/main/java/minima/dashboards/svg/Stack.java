package minima.dashboards.svg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Labels that would overlap, above each other around the middle of their points. */
record Stack(List<Label> labels, double top, double height) {

    private static final double BETWEEN = 3;

    /**
     * The labels apart from each other, inside the box; where it has no room for all, those of the claim come first.
     */
    static List<Label> apart(List<Label> labels, Box box) {
        List<Stack> stacks = new ArrayList<>();
        for (Label label : fitting(labels, box)) {
            Stack stack = of(List.of(label), box);
            while (!stacks.isEmpty() && stacks.get(stacks.size() - 1).bottom() > stack.top()) {
                Stack above = stacks.remove(stacks.size() - 1);
                stack = of(
                        Stream.concat(above.labels().stream(), stack.labels().stream())
                                .toList(),
                        box);
            }
            stacks.add(stack);
        }
        return stacks.stream().flatMap(stack -> stack.placed().stream()).toList();
    }

    /** From above to below. */
    private static List<Label> fitting(List<Label> labels, Box box) {
        List<Label> kept = new ArrayList<>();
        boolean all = height(labels) <= box.height();
        labels.stream()
                .sorted(Comparator.comparing(label -> label.curve().control()))
                .filter(label -> all || kept.stream().allMatch(other -> clear(label, other)))
                .forEach(kept::add);
        kept.sort(Comparator.comparingDouble(Label::y));
        return kept;
    }

    private static boolean clear(Label one, Label other) {
        return Math.abs(one.y() - other.y()) >= (one.height() + other.height()) / 2 + BETWEEN;
    }

    private static Stack of(List<Label> labels, Box box) {
        double height = height(labels);
        double middle = labels.stream().mapToDouble(Label::y).average().orElse(0);
        double lowest = box.bottom() + 8 - height;
        return new Stack(labels, Math.max(box.top() - 6, Math.min(lowest, middle - height / 2)), height);
    }

    private static double height(List<Label> labels) {
        return labels.stream().mapToDouble(label -> label.height() + BETWEEN).sum() - BETWEEN;
    }

    private double bottom() {
        return top + height + BETWEEN;
    }

    private List<Label> placed() {
        List<Label> placed = new ArrayList<>();
        double free = top;
        for (Label label : labels) {
            placed.add(label.at(label.x(), free + label.height() / 2));
            free += label.height() + BETWEEN;
        }
        return placed;
    }
}
