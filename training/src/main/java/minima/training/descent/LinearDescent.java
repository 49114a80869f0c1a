package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.linalg.Kernels;
import minima.training.linalg.Lanes;
import minima.training.model.Evaluation;
import minima.training.model.LinearModel;

import java.util.Arrays;

/**
 * What first-order methods on a linear model share: weights, velocity, regulation, and how they are saved.
 *
 * <p>A step is {@code v ← βv − η(g + λw), w ← w + v}, with g the method's direction.
 */
abstract class LinearDescent implements LinearSimulation {

    private final LinearModel model;
    private final Schedule schedule;
    private final double[] start;
    private final double[] weights;
    private final double[] velocity;
    private final Evaluation evaluation;
    private Regulation regulation;
    private long steps;
    private long version;
    private boolean evaluated;

    LinearDescent(LinearModel model, Schedule schedule, double[] start) {
        if (start.length != model.dimension()) {
            throw new IllegalArgumentException("start must have the model's dimension: start.length=%d, dimension=%d"
                    .formatted(start.length, model.dimension()));
        }
        this.model = model;
        this.schedule = schedule;
        this.start = start.clone();
        this.weights = Arrays.copyOf(start, Lanes.padded(start.length));
        this.velocity = new double[weights.length];
        this.evaluation = model.newEvaluation();
        this.regulation = schedule.at(0, -1).regulation();
    }

    /** Takes one step by {@link #move}. */
    abstract void step();

    /** Writes what the method keeps besides weights and velocity. */
    void saveMethod(StateWriter out) {}

    /** Reads what {@link #saveMethod} wrote. */
    void restoreMethod(StateReader in) {}

    /** Fills {@code into} with outputs and gradient at w. */
    void evaluate(double[] w, Evaluation into) {
        model.evaluate(w, into);
    }

    /** The weights, live, padded with zeros. */
    final double[] liveWeights() {
        return weights;
    }

    final void move(double[] direction, double stepSize) {
        Kernels.heavyBall(weights, velocity, direction, stepSize, regulation.momentum(), regulation.weightDecay());
    }

    /** Component j of the last step. */
    public final double velocity(int j) {
        return velocity[j];
    }

    @Override
    public void advance(long count) {
        for (long k = 0; k < count; k++) {
            step();
            steps++;
            changed();
        }
    }

    private void changed() {
        version++;
        evaluated = false;
    }

    @Override
    public final Evaluation evaluation() {
        if (!evaluated) {
            evaluate(weights, evaluation);
            evaluated = true;
        }
        return evaluation;
    }

    @Override
    public final long steps() {
        return steps;
    }

    @Override
    public final long version() {
        return version;
    }

    @Override
    public final LinearModel model() {
        return model;
    }

    @Override
    public final double weight(int j) {
        return weights[j];
    }

    @Override
    public final double[] weights() {
        return Arrays.copyOf(weights, dimension());
    }

    @Override
    public final double startWeight(int j) {
        return start[j];
    }

    @Override
    public final Schedule schedule() {
        return schedule;
    }

    @Override
    public final Regulation regulation() {
        return regulation;
    }

    @Override
    public Pace pace() {
        return new Pace((long) model.samples(), schedule.steadyStepSize());
    }

    @Override
    public final void apply(Regulation now) {
        regulation = now;
    }

    @Override
    public final void save(StateWriter out) {
        out.put("steps", steps);
        out.put("start", start);
        out.put("weights", weights());
        out.put("velocity", Arrays.copyOf(velocity, dimension()));
        out.put("regulation", regulation.stepSize(), regulation.momentum(), regulation.weightDecay());
        saveMethod(out);
    }

    @Override
    public final void restore(StateReader in) {
        double[] numbers = new double[dimension()];
        in.getDoubles("weights", numbers);
        System.arraycopy(numbers, 0, weights, 0, numbers.length);
        in.getDoubles("velocity", numbers);
        System.arraycopy(numbers, 0, velocity, 0, numbers.length);
        in.getDoubles("start", start);
        double[] regulated = new double[3];
        in.getDoubles("regulation", regulated);
        regulation = new Regulation(regulated[0], regulated[1], regulated[2]);
        steps = in.getLong("steps");
        restoreMethod(in);
        changed();
    }

    @Override
    public final void adopt(StateReader in) {
        in.require("start", start);
        steps = in.getLong("steps");
        double[] numbers = new double[dimension()];
        in.getDoubles("weights", numbers);
        System.arraycopy(numbers, 0, weights, 0, numbers.length);
        if (in.holds(out -> out.put("velocity", numbers))) {
            in.getDoubles("velocity", numbers);
            System.arraycopy(numbers, 0, velocity, 0, numbers.length);
        }
        if (in.holds(this::saveMethod)) {
            restoreMethod(in);
        }
        changed();
    }
}
