package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.claim.Regulated;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

/** An optimizer at work on an objective: the simulation whose state is parameters θ and the optimizer's history. */
public class Descent implements Regulated {

    private final Objective objective;
    private final Optimizer optimizer;
    private final Schedule schedule;
    private final double[] start;
    private final double[] parameters;
    private final double[] gradient;
    private Regulation regulation;
    private double logScale;
    private long steps;
    private long version;
    private boolean evaluated;

    /**
     * @param optimizer of this simulation alone
     * @param start θ(0), shape [p]
     */
    public Descent(Objective objective, Optimizer optimizer, Schedule schedule, double... start) {
        if (start.length != objective.parameters()) {
            throw new IllegalArgumentException(
                    "start must have a number for each parameter: start.length=%d, parameters=%d"
                            .formatted(start.length, objective.parameters()));
        }
        this.objective = objective;
        this.optimizer = optimizer;
        this.schedule = schedule;
        this.start = start.clone();
        this.parameters = start.clone();
        this.gradient = new double[start.length];
        this.regulation = schedule.at(0, -1).regulation();
    }

    @Override
    public final void advance(long count) {
        for (long k = 0; k < count; k++) {
            optimizer.step(parameters, gradient(), objective, regulation);
            steps++;
            changed();
        }
    }

    private void changed() {
        version++;
        evaluated = false;
    }

    /** ∇L(θ) divided by {@code e^logScale}, live; evaluates the objective at θ, at most once for each θ. */
    public final double[] gradient() {
        if (!evaluated) {
            logScale = objective.evaluate(parameters, gradient);
            evaluated = true;
        }
        return gradient;
    }

    /** s where the true gradient is {@link #gradient()} times e^s. */
    public final double logScale() {
        gradient();
        return logScale;
    }

    public final Objective objective() {
        return objective;
    }

    /** θⱼ. */
    public final double parameter(int j) {
        return parameters[j];
    }

    /** A copy of θ. */
    public final double[] parameters() {
        return parameters.clone();
    }

    /** θ itself, for reading between steps. */
    public final double[] liveParameters() {
        return parameters;
    }

    /** θⱼ(0). */
    public final double startParameter(int j) {
        return start[j];
    }

    @Override
    public final long steps() {
        return steps;
    }

    /** A number that differs from all earlier ones when θ does. */
    public final long version() {
        return version;
    }

    @Override
    public final Schedule schedule() {
        return schedule;
    }

    /** What holds for the next step. */
    public final Regulation regulation() {
        return regulation;
    }

    @Override
    public final Pace pace() {
        return optimizer.pace(new Pace(objective.samplesRead(), schedule.steadyStepSize()));
    }

    @Override
    public final void apply(Regulation now) {
        regulation = now;
    }

    @Override
    public final void save(StateWriter out) {
        out.put("steps", steps);
        out.put("start", start);
        out.put("parameters", parameters);
        out.put("regulation", regulation.stepSize(), regulation.momentum(), regulation.weightDecay());
        optimizer.save(out);
    }

    @Override
    public final void restore(StateReader in) {
        in.getDoubles("start", start);
        in.getDoubles("parameters", parameters);
        double[] regulated = new double[3];
        in.getDoubles("regulation", regulated);
        regulation = new Regulation(regulated[0], regulated[1], regulated[2]);
        steps = in.getLong("steps");
        optimizer.restore(in);
        changed();
    }

    @Override
    public final void adopt(StateReader in) {
        in.require("start", start);
        steps = in.getLong("steps");
        in.getDoubles("parameters", parameters);
        optimizer.adopt(in, parameters);
        changed();
    }
}
