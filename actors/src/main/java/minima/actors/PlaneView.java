package minima.actors;

import com.fasterxml.jackson.annotation.JsonInclude;
import minima.training.claim.Plane;
import minima.training.claim.VectorMeasure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plane of a vector measure as it is drawn: its edges, how many points a row and a column have, row 0 at the
 * bottom, and what is drawn over it.
 *
 * @param samples {@code [x, y, target]} each
 * @param samplesOf how many there are, all of them drawn or not
 * @param predicted the oracle's field, row after row; absent in JSON where there is none
 */
public record PlaneView(
        double left,
        double right,
        double bottom,
        double top,
        int columns,
        int rows,
        List<List<Double>> samples,
        int samplesOf,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> predicted) {

    public PlaneView {
        predicted = predicted == null ? List.of() : predicted;
    }

    /** By measure, of those that have one. */
    static Map<String, PlaneView> of(List<VectorMeasure> vectors) {
        Map<String, PlaneView> planes = new LinkedHashMap<>();
        for (VectorMeasure vector : vectors) {
            if (vector.plane() != null) {
                planes.put(vector.measure(), of(vector.plane()));
            }
        }
        return planes;
    }

    private static PlaneView of(Plane plane) {
        Plane.Window window = plane.window();
        return new PlaneView(
                window.left(),
                window.right(),
                window.bottom(),
                window.top(),
                plane.columns(),
                plane.rows(),
                plane.samples().stream()
                        .map(sample -> List.of(sample.x(), sample.y(), sample.target()))
                        .toList(),
                plane.samplesOf(),
                plane.predicted());
    }
}
