package minima.experiments.factorization;

import minima.training.claim.Grid;
import minima.training.claim.Strand;

import java.util.List;
import java.util.stream.Stream;

/** A grid with a row for each strand and a column for each metric. */
final class StrandTable {

    private StrandTable() {}

    static Grid of(String title, List<Strand> strands, String... metrics) {
        List<Grid.Cell> cells = strands.stream()
                .flatMap(strand -> Stream.of(metrics)
                        .filter(strand.metrics()::contains)
                        .map(metric -> new Grid.Cell(strand.name(), metric, strand.name(), metric)))
                .toList();
        return new Grid(title, "strand", "measure", cells, Grid.Shading.NONE);
    }
}
