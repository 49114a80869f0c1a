package minima.dashboards.svg;

import minima.actors.PlaneView;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A field known at the centres of a plane's cells, bilinear between them and continued linearly to its edges. */
public final class Lattice {

    /** Of a line. */
    record Corner(double x, double y) {}

    /** The corners of a cell, around it, that its edges go between: each to the right or upwards. */
    private static final int[][] EDGES = {{0, 1}, {1, 2}, {3, 2}, {0, 3}};

    private final double[] xs;
    private final double[] ys;

    /** By node, from below. */
    private final double[][] values;

    /** @param cells row after row, from below */
    public Lattice(PlaneView plane, double... cells) {
        int rows = plane.rows();
        int columns = plane.columns();
        xs = nodes(plane.left(), plane.right(), columns);
        ys = nodes(plane.bottom(), plane.top(), rows);
        values = new double[rows + 2][columns + 2];
        for (int j = 0; j < rows; j++) {
            double[] row = values[j + 1];
            System.arraycopy(cells, j * columns, row, 1, columns);
            row[0] = beyond(row[1], row[2]);
            row[columns + 1] = beyond(row[columns], row[columns - 1]);
        }
        for (int i = 0; i < columns + 2; i++) {
            values[0][i] = beyond(values[1][i], values[2][i]);
            values[rows + 1][i] = beyond(values[rows][i], values[rows - 1][i]);
        }
    }

    private static double[] nodes(double from, double to, int cells) {
        double wide = (to - from) / cells;
        return IntStream.range(0, cells + 2)
                .mapToDouble(k -> k == 0 ? from : k > cells ? to : from + (k - 0.5) * wide)
                .toArray();
    }

    /** Half a cell further than the first. */
    private static double beyond(double first, double second) {
        return 1.5 * first - 0.5 * second;
    }

    double at(double x, double y) {
        int i = interval(xs, x);
        int j = interval(ys, y);
        double across = (x - xs[i]) / (xs[i + 1] - xs[i]);
        double up = (y - ys[j]) / (ys[j + 1] - ys[j]);
        double low = between(values[j][i], values[j][i + 1], across);
        return between(low, between(values[j + 1][i], values[j + 1][i + 1], across), up);
    }

    /** The least distance of samples from the boundary; NaN while one of them is not on its own side. */
    public double margin(List<List<Double>> samples) {
        double least = samples.stream()
                .mapToDouble(sample -> sample.get(2) * at(sample.get(0), sample.get(1)))
                .min()
                .orElse(Double.NaN);
        return least > 0 ? least : Double.NaN;
    }

    /**
     * The lines of a level by marching squares; those of a linear field are exact, a closed one ends where it begins.
     */
    List<List<Corner>> contour(double level) {
        Map<Corner, List<Corner>> joined = new LinkedHashMap<>();
        for (int j = 0; j + 1 < ys.length; j++) {
            for (int i = 0; i + 1 < xs.length; i++) {
                List<Corner> crossings = crossings(i, j, level);
                for (int k = 0; k < crossings.size(); k += 2) {
                    join(crossings.get(k), crossings.get(k + 1), joined);
                }
            }
        }
        return chains(joined);
    }

    /** Where a cell's edges have the level, two and two that belong together. */
    private List<Corner> crossings(int i, int j, double level) {
        double[] value = {values[j][i], values[j][i + 1], values[j + 1][i + 1], values[j + 1][i]};
        double[] x = {xs[i], xs[i + 1], xs[i + 1], xs[i]};
        double[] y = {ys[j], ys[j], ys[j + 1], ys[j + 1]};
        List<Corner> crossings = new ArrayList<>();
        for (int[] edge : EDGES) {
            double from = value[edge[0]];
            double to = value[edge[1]];
            if (Arrays.stream(value).allMatch(Double::isFinite) && (from >= level) != (to >= level)) {
                double share = (level - from) / (to - from);
                crossings.add(
                        new Corner(between(x[edge[0]], x[edge[1]], share), between(y[edge[0]], y[edge[1]], share)));
            }
        }
        boolean meanWithFirst = (Arrays.stream(value).average().orElse(level) >= level) == (value[0] >= level);
        if (crossings.size() == 4 && !meanWithFirst) {
            Collections.rotate(crossings, 1);
        }
        return crossings;
    }

    private static void join(Corner one, Corner other, Map<Corner, List<Corner>> joined) {
        joined.computeIfAbsent(one, corner -> new ArrayList<>()).add(other);
        joined.computeIfAbsent(other, corner -> new ArrayList<>()).add(one);
    }

    /** First those that end somewhere, then the closed ones. */
    private static List<List<Corner>> chains(Map<Corner, List<Corner>> joined) {
        List<Corner> endsFirst = joined.keySet().stream()
                .sorted(Comparator.comparing(
                        corner -> joined.getOrDefault(corner, List.of()).size()))
                .toList();
        List<List<Corner>> chains = new ArrayList<>();
        for (Corner start : endsFirst) {
            List<Corner> chain = new ArrayList<>(List.of(start));
            List<Corner> beside = joined.getOrDefault(start, List.of());
            while (!beside.isEmpty()) {
                Corner next = beside.remove(0);
                beside = joined.getOrDefault(next, List.of());
                beside.remove(chain.get(chain.size() - 1));
                chain.add(next);
            }
            if (chain.size() > 1) {
                chains.add(chain);
            }
        }
        return chains;
    }

    private static int interval(double[] rising, double value) {
        int k = 0;
        while (k + 2 < rising.length && rising[k + 1] <= value) {
            k++;
        }
        return k;
    }

    private static double between(double from, double to, double share) {
        return from + share * (to - from);
    }
}
