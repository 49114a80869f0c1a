package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import minima.training.oracle.MinNorm;

import java.util.function.DoubleFunction;

/**
 * How gradient descent from 0 contracts to the minimum-norm solution: along singular direction i the error is {@code (1
 * − ησᵢ²)^k cᵢ}, with c the coordinates of X⁺y.
 */
final class Contraction {

    private final MinNorm answer;
    private final double[] weights;
    private final double norm;
    private final double[] singularValues;
    private final double[] coordinates;
    private final double reach;

    private Contraction(MinNorm answer, double sizeOfTargets) {
        this.answer = answer;
        this.weights = answer.weights();
        this.norm = length(weights);
        this.singularValues = answer.singularValues();
        this.coordinates = answer.coordinates(weights);
        this.reach = sizeOfTargets / singularValues[0];
    }

    static Contraction of(Samples data) {
        MinNorm answer = MinNorm.of(data);
        if (answer.rank() == 0) {
            throw new InvalidInput("samples must not all be 0: x=0 in " + data.name());
        }
        return new Contraction(answer, length(data.targets()));
    }

    /** X⁺y, shape [d]. */
    double[] weights() {
        return weights.clone();
    }

    double norm() {
        return norm;
    }

    /** ‖y‖/σ_max, at most ‖X⁺y‖ where Xw = y has a solution: what rounding is relative to where X⁺y is 0. */
    double reach() {
        return reach;
    }

    double sigmaMax() {
        return singularValues[0];
    }

    /** The least singular value that is not 0. */
    double sigmaMin() {
        return singularValues[singularValues.length - 1];
    }

    /** Whether {@code Xw = y} has a solution. */
    Assumption consistency() {
        return Assumption.of(
                "Xw = y has a solution", answer.consistent(), "‖XX⁺y − y‖ = %.2g ‖y‖".formatted(answer.residual()));
    }

    /** σ₁ ≥ … > 0, one for each mode. */
    double[] singularValues() {
        return singularValues.clone();
    }

    /** The coordinate of w along each right singular vector. */
    double[] coordinates(double[] w) {
        return answer.coordinates(w);
    }

    /** d − rank(X). */
    int nullity() {
        return weights.length - answer.rank();
    }

    /**
     * {@code ‖w(k) − X⁺y‖ = sqrt(Σ eᵢ(k)² cᵢ²)} where the error along singular direction i is multiplied by eᵢ(k), as
     * momentum does it.
     *
     * @param law of σᵢ² to eᵢ
     */
    double distanceAfter(long steps, DoubleFunction<SecondOrder> law) {
        double sum = 0;
        for (int i = 0; i < coordinates.length; i++) {
            double left = law.apply(singularValues[i] * singularValues[i]).at(steps) * coordinates[i];
            sum += left * left;
        }
        return Math.sqrt(sum);
    }

    /** {@code ‖w(k) − X⁺y‖ = sqrt(Σ (1 − ησᵢ²)^(2k) cᵢ²)}. */
    double distanceAfter(long steps, double eta) {
        double sum = 0;
        for (int i = 0; i < coordinates.length; i++) {
            double factor = Math.abs(1 - eta * singularValues[i] * singularValues[i]);
            double left = Math.pow(factor, (double) steps) * coordinates[i];
            sum += left * left;
        }
        return Math.sqrt(sum);
    }

    double distanceToSpan(double[] w) {
        return answer.distanceToSpan(w);
    }

    /** Where gradient descent from {@code start} goes: X⁺y and the part of the start outside the span; shape [d]. */
    double[] limitFrom(double[] start) {
        return answer.limitFrom(start);
    }

    /** What at most remains after some steps of a distance of 1 to that limit: {@code max |1 − ησᵢ²|^k}. */
    double left(long steps, double eta) {
        double slowest = 0;
        for (double sigma : singularValues) {
            slowest = Math.max(slowest, Math.abs(1 - eta * sigma * sigma));
        }
        return Math.pow(slowest, (double) steps);
    }

    /** The part of {@code start} outside the span, as long as the answer (or 1 where that is 0). */
    double[] scaledNullPart(double[] start) {
        double[] part = answer.limitFrom(start);
        for (int j = 0; j < part.length; j++) {
            part[j] -= weights[j];
        }
        double factor = (norm > 0 ? norm : 1) / length(part);
        for (int j = 0; j < part.length; j++) {
            part[j] *= factor;
        }
        return part;
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double component : x) {
            sum += component * component;
        }
        return Math.sqrt(sum);
    }
}
