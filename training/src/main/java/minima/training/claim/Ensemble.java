package minima.training.claim;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Simulations that advance together, so that what is claimed of an expectation is measured as a mean over seeds.
 *
 * <p>Members have schedules that depend on the step alone; they are fed their own batches.
 */
public final class Ensemble<S extends Simulation> implements Simulation {

    /** Level of all intervals over members. */
    public static final double LEVEL = 0.95;

    private final List<S> members;
    private final List<Regulator> regulators;

    public Ensemble(List<S> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an ensemble must have members: members=0");
        }
        this.members = List.copyOf(members);
        this.regulators = members.stream().map(Regulator::new).toList();
    }

    public List<S> members() {
        return members;
    }

    /** The mean over members of what {@code read} gives of each. */
    public Measure mean(String metric, ToDoubleFunction<S> read) {
        return new Measure(metric, () -> interval(read).estimate());
    }

    /** The standard error of that mean. */
    public Measure standardError(String metric, ToDoubleFunction<S> read) {
        return new Measure(
                metric, () -> interval(read).halfWidth() / Interval.quantile(LEVEL, Math.max(1, members.size() - 1)));
    }

    private Interval interval(ToDoubleFunction<S> read) {
        return Interval.ofMean(LEVEL, members.stream().mapToDouble(read).toArray());
    }

    @Override
    public long steps() {
        return members.get(0).steps();
    }

    @Override
    public void advance(long steps) {
        long until = steps() + steps;
        regulators.forEach(regulator -> regulator.advanceTo(until));
    }

    @Override
    public Pace pace() {
        List<Pace> paces = members.stream().map(Simulation::pace).distinct().toList();
        return paces.size() == 1 ? paces.get(0) : Pace.UNKNOWN;
    }

    @Override
    public void save(StateWriter out) {
        for (int i = 0; i < members.size(); i++) {
            members.get(i).save(out.under("member" + i));
        }
    }

    @Override
    public void restore(StateReader in) {
        for (int i = 0; i < members.size(); i++) {
            members.get(i).restore(in.under("member" + i));
        }
    }

    @Override
    public void adopt(StateReader in) {
        for (int i = 0; i < members.size(); i++) {
            members.get(i).adopt(in.under("member" + i));
        }
    }
}
