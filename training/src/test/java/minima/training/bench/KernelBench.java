package minima.training.bench;

import minima.training.linalg.Kernels;
import minima.training.linalg.Lanes;
import minima.training.linalg.PackedRows;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.SplittableRandom;

/** Each kernel on rows and columns of one length. */
@State(Scope.Thread)
public class KernelBench {

    @Param({"8", "64", "1000"})
    public int length;

    private PackedRows a = PackedRows.of(new double[1][1]);
    private double[] x = {};
    private double[] y = {};
    private double[] z = {};

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] rows = new double[length][];
        for (int i = 0; i < length; i++) {
            rows[i] = random.doubles(length, -1, 1).toArray();
        }
        a = PackedRows.of(rows);
        x = random.doubles(Lanes.padded(length), -1, 1).toArray();
        y = new double[x.length];
        z = new double[x.length];
    }

    @Benchmark
    public double dot() {
        return Kernels.dot(x, y, x.length);
    }

    @Benchmark
    public double[] axpy() {
        Kernels.axpy(1e-9, x, y, x.length);
        return y;
    }

    @Benchmark
    public double[] gemv() {
        Kernels.gemv(a, 0, length, x, y);
        return y;
    }

    @Benchmark
    public double[] gemvTransposed() {
        Kernels.gemvTransposed(a, 0, length, x, z);
        return z;
    }

    @Benchmark
    public double[] exp() {
        Kernels.exp(x, z, 0, x.length);
        return z;
    }

    @Benchmark
    public double[] logisticSlope() {
        Kernels.logisticSlope(x, z, 0, x.length);
        return z;
    }

    @Benchmark
    public double[] softmaxOfNegated() {
        Kernels.softmaxOfNegated(x, length, z);
        return z;
    }

    @Benchmark
    public double[] heavyBall() {
        Kernels.heavyBall(z, y, x, 1e-9, 0.5, 0);
        return z;
    }
}
