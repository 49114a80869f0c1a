package minima.experiments.separable;

import minima.experiments.separable.Parametrizations.Settings;
import minima.training.claim.Grid;
import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.data.Samples;
import minima.training.descent.ParametrizedDescent;
import minima.training.loss.Exponential;
import minima.training.loss.Loss;
import minima.training.loss.PolynomialTail;
import minima.training.measure.LinearMeasures;
import minima.training.model.LinearModel;
import minima.training.model.Parametrization;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.LOSS_LOG;

/**
 * Every way to step on every parametrization of predictors on the same data, each with its gaps to the least norms.
 *
 * @param rows of the data as matrices; 1 if they are none, and then the table has none
 */
record NormTable(Samples data, int rows, NormTheory theory, Settings settings, Streams streams) {

    /** One strand with what is claimed of it, or, of a control, what must fail. */
    record Cell(Strand strand, List<NormPromise> promises) {}

    /** All but the controls. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            for (Steps steps : shape == Shape.MATRIX && rows == 1 ? new Steps[0] : Steps.values()) {
                Strand strand = strand(steps.label(), shape, steps, new Exponential());
                cells.add(new Cell(strand, theory.promises(shape, steps)));
            }
        }
        return cells;
    }

    /** Gradient descent on a loss whose tail is not exponential. */
    Cell control(Shape shape) {
        Strand strand = strand("polynomial", shape, Steps.GRADIENT, new PolynomialTail(1));
        return new Cell(strand.asControl(), theory.promises(shape, Steps.GRADIENT));
    }

    private Strand strand(String label, Shape shape, Steps steps, Loss loss) {
        Parametrization parametrization = shape.of(data.dimension(), rows, settings.hidden());
        double[] start = shape.start(
                parametrization.parameters(), settings.initScale(), streams.stream("init " + shape.label()));
        ParametrizedDescent descent = new ParametrizedDescent(
                LinearModel.classifier(data, loss),
                parametrization,
                steps.optimizer(start),
                steps.schedule(settings.stepSize()),
                start);
        List<Measure> measures = new ArrayList<>();
        theory.all().forEach(norm -> measures.add(norm.gap(descent)));
        measures.addAll(new LinearMeasures(descent).measures(LOSS_LOG));
        return new Strand(shape.label() + "-" + label, descent, measures, settings.steps(), false);
    }

    Grid grid(List<Cell> cells) {
        List<Grid.Cell> shown = cells.stream()
                .map(cell -> cell.strand().name())
                .flatMap(name -> theory.all().stream()
                        .map(LeastNorm::metric)
                        .map(metric -> new Grid.Cell(name, metric, name, metric)))
                .toList();
        return new Grid("How far from the least norm", "parametrization and steps", "norm", shown, Grid.Shading.LOG);
    }
}
