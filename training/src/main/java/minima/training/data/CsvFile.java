package minima.training.data;

import minima.training.claim.InvalidInput;
import minima.training.claim.Nearest;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The user's samples from comma-separated values with the header {@code x1,…,xd,y}; y may stand in any column. */
final class CsvFile {

    private static final String TARGET = "y";

    private CsvFile() {}

    static Samples load(Path path, Selection selection, String name) {
        try (Unpacked in = Unpacked.file("data", path)) {
            CsvNumbers numbers = new CsvNumbers(in);
            List<String> columns = requireHeader(numbers.header(), in.place());
            return read(numbers, columns, columns.indexOf(TARGET), 1, selection, in.place(), name);
        }
    }

    /** Reads what follows the header; features are divided by {@code unit}. */
    static Samples read(
            CsvNumbers numbers,
            List<String> columns,
            int target,
            double unit,
            Selection selection,
            String place,
            String name) {
        int dimension = columns.size() - 1;
        List<double[]> kept = new ArrayList<>();
        for (double[] row = numbers.next(columns); row != null; row = numbers.next(columns)) {
            if (selection.keeps(row[target])) {
                kept.add(row);
                DataFiles.requireRoomFor(2L * kept.size() * columns.size(), place);
            }
            if (selection.isFull(kept.size())) {
                break;
            }
        }
        selection.requireMetBy(kept.size(), place);
        double[] x = new double[kept.size() * dimension];
        double[] y = new double[kept.size()];
        for (int i = 0; i < y.length; i++) {
            double[] row = kept.get(i);
            y[i] = selection.target(row[target]);
            for (int j = 0; j < dimension; j++) {
                x[i * dimension + j] = row[j < target ? j : j + 1] / unit;
            }
        }
        return Samples.keeping(name, x, y);
    }

    private static List<String> requireHeader(@Nullable List<String> columns, String place) {
        if (columns == null) {
            throw new InvalidInput("csv must begin with the header x1,…,xd,y: empty file " + place);
        }
        String first = columns.get(0);
        if (columns.stream().allMatch(CsvFile::isNumber)) {
            throw new InvalidInput("csv must begin with the header x1,…,xd,y: %s at %s:1. Maybe add the line %s"
                    .formatted(CsvNumbers.shown(String.join(",", columns)), place, headerFor(columns.size())));
        }
        requireDistinct(columns, place);
        if (!columns.contains(TARGET)) {
            String cure = columns.size() > 1
                    ? "rename " + CsvNumbers.shown(Nearest.to(TARGET, columns))
                    : first.contains(";") || first.contains("\t")
                            ? "separate by commas"
                            : "it is another kind of file: IDX images are known by idx in their name";
            throw new InvalidInput("csv must have a column y: header=%s at %s:1. Maybe %s"
                    .formatted(CsvNumbers.shown(String.join(",", columns)), place, cure));
        }
        if (columns.size() == 1) {
            throw new InvalidInput("csv must have a column besides y: header=y at %s:1".formatted(place));
        }
        return columns;
    }

    private static void requireDistinct(List<String> columns, String place) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new InvalidInput("columns must have distinct names: %s occurs twice at %s:1"
                        .formatted(CsvNumbers.shown(column), place));
            }
        }
    }

    private static String headerFor(int columns) {
        return switch (columns) {
            case 1, 2 -> "x1,y";
            case 3 -> "x1,x2,y";
            default -> "x1,…,x%d,y".formatted(columns - 1);
        };
    }

    private static boolean isNumber(String text) {
        try {
            return !Double.isNaN(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
