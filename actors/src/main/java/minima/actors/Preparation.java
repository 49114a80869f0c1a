package minima.actors;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Nearest;
import minima.training.claim.SamplingPlan;
import minima.training.claim.SettingsRecord;
import minima.training.claim.Trial;
import minima.training.data.DataSource;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * An order whose every part was found good: the experiment exists, the settings are in their bounds, the data can be
 * read.
 *
 * @param settings the whole settings record
 */
public record Preparation(
        RunOrder order,
        Experiment<?> experiment,
        Record settings,
        @Nullable Samples data) {

    /**
     * Checks an order and reads its data; writes nothing.
     *
     * @throws InvalidInput with the rule, the value and the cure
     */
    public static Preparation of(RunOrder order, Map<String, Experiment<?>> catalogue) {
        Experiment<?> experiment = catalogue.get(order.experiment());
        if (experiment == null) {
            throw new InvalidInput("experiment must exist: experiment=%s. Maybe %s"
                    .formatted(order.experiment(), Nearest.to(order.experiment(), catalogue.keySet())));
        }
        Record settings = SettingsRecord.with(experiment.defaults(), order.settings());
        SamplingPlan.parse(order.every(), 1);
        Samples data = null;
        if (order.data() != null) {
            if (experiment.claim().data() == Claim.DataKind.NONE) {
                throw new InvalidInput("%s makes its own data: data=%s. Maybe leave --data out"
                        .formatted(order.experiment(), order.data()));
            }
            data = DataSource.parse(order.data()).load();
        }
        experiment.checkOf(order.settings(), new Materials(data, new Streams(order.seed())));
        return new Preparation(order, experiment, settings, data);
    }

    /** The trial, its oracles solved. Equal preparations give trials that go through the same numbers. */
    public Trial trial() {
        if (data != null && order.dataSha256() != null && !data.sha256().equals(order.dataSha256())) {
            throw new InvalidInput("data must be what the run began with: data=%s, sha256=%s, then=%s"
                    .formatted(order.data(), data.sha256(), order.dataSha256()));
        }
        Trial trial = experiment.trialOf(order.settings(), new Materials(data, new Streams(order.seed())));
        Trial chosen = order.controls() ? trial : trial.withoutControls();
        Fork fork = order.fork();
        return fork == null ? chosen : fork.assumption().map(chosen::assuming).orElse(chosen);
    }

    /** The order with the fingerprint of the data that was read. */
    public RunOrder fingerprinted() {
        return new RunOrder(
                order.run(),
                order.experiment(),
                order.settings(),
                order.seed(),
                order.data(),
                data == null ? null : data.sha256(),
                order.every(),
                order.controls(),
                order.batch(),
                order.fork());
    }

    /** Setting names with their values, in the record's order. */
    public Map<String, Object> settingValues() {
        return SettingsRecord.values(settings);
    }

    public List<String> keyMetrics() {
        return experiment.claim().keyMetrics();
    }
}
