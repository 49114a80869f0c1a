package minima.training.linalg;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MatrixViewTest {

    /** [[1, 2, 3], [4, 5, 6]], behind a number that is none of it. */
    private final MatrixView a = new MatrixView(2, 3).in(new double[] {9, 1, 2, 3, 4, 5, 6}, 1);

    private final double[] c = {7, 5, 5, 5, 5, 7};

    @Test
    void multipliesMatricesThatStandAnywhereInAnArray() {
        MatrixView b = new MatrixView(3, 2).in(new double[] {8, 8, 1, 0, 2, 1, 0, 3}, 2);

        new MatrixView(2, 2).in(c, 1).product(a, b);

        assertThat(c).containsExactly(7, 5, 11, 14, 23, 7);
    }

    @Test
    void multipliesByTheTransposeFromTheLeft() {
        MatrixView b = new MatrixView(2, 2).in(new double[] {1, 2, 0, -1}, 0);
        double[] into = new double[6];

        new MatrixView(3, 2).in(into, 0).productOfTransposed(a, b);

        assertThat(into).containsExactly(1, -2, 2, -1, 3, 0);
    }

    @Test
    void transposesAndCopies() {
        double[] transposed = new double[6];
        double[] copied = new double[7];

        new MatrixView(3, 2).in(transposed, 0).transposed(a);
        new MatrixView(2, 3).in(copied, 1).copy(a);

        assertThat(transposed).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(copied).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void refusesShapesThatDoNotFit() {
        MatrixView square = new MatrixView(2, 2);

        assertThatThrownBy(() -> square.product(a, square))
                .hasMessage("shapes must fit: into=[2, 2], of=[2, 3] and [2, 2]");
        assertThatThrownBy(() -> square.transposed(a)).hasMessage("shapes must fit: into=[2, 2], of=[2, 3] and [2, 3]");
    }
}
