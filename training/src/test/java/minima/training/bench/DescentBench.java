package minima.training.bench;

import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Logistic;
import minima.training.model.LinearModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.SplittableRandom;

/** Full steps of gradient descent on the logistic loss, as a simulation takes them. */
@State(Scope.Thread)
public class DescentBench {

    private static final int STEPS = 100;

    @Param({"20x2", "200x50", "1000x500"})
    public String shape = "";

    private GradientDescent descent = gradientDescent(2, 1);

    @Setup
    public void start() {
        String[] sizes = shape.split("x");
        descent = gradientDescent(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]));
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double step() {
        descent.advance(STEPS);
        return descent.weight(0);
    }

    private static GradientDescent gradientDescent(int n, int d) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] x = new double[n][];
        double[] y = new double[n];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.doubles(d, -1, 1).toArray();
            y[i] = i % 2 == 0 ? 1 : -1;
        }
        return new GradientDescent(
                LinearModel.classifier(new Samples("random", x, y), new Logistic()),
                new Schedule.Constant(Regulation.ofStepSize(1.0 / (n * d))));
    }
}
