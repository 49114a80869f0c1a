package minima.actors;

import minima.training.claim.Regulated;
import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Everything that the next step of a strand depends on: immutable.
 *
 * <p>The batch of step k is a function of the seed and k, so the data's order needs no field of its own.
 */
public final class Snapshot {

    private final String strand;
    private final long step;
    private final long reachedAt;
    private final byte[] state;

    /**
     * @param reachedAt the step at which the schedule's rule fired, -1 if it has not
     * @param state what the simulation wrote
     */
    public Snapshot(String strand, long step, long reachedAt, byte[] state) {
        this.strand = strand;
        this.step = step;
        this.reachedAt = reachedAt;
        this.state = state.clone();
    }

    public static Snapshot of(String strand, Simulation simulation, long reachedAt) {
        StateWriter out = new StateWriter();
        simulation.save(out);
        return new Snapshot(strand, simulation.steps(), reachedAt, out.toBytes());
    }

    public void restoreTo(Simulation simulation) {
        simulation.restore(new StateReader(state));
    }

    /**
     * Gives this state to the simulation of other settings, regulated as if it had always been so.
     *
     * @throws IllegalStateException naming the field, if the state cannot be the simulation's
     */
    void adoptBy(Simulation simulation) {
        simulation.adopt(new StateReader(state));
        if (simulation instanceof Regulated regulated) {
            long before = Math.max(0, step - 1);
            long fired = reachedAt <= before ? reachedAt : -1;
            regulated.apply(regulated.schedule().at(before, fired).regulation());
        }
    }

    public String strand() {
        return strand;
    }

    public long step() {
        return step;
    }

    public long reachedAt() {
        return reachedAt;
    }

    public byte[] state() {
        return state.clone();
    }

    /** SHA-256 of the state, in hex: equal for two executions of a run that went through the same numbers. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(state));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
