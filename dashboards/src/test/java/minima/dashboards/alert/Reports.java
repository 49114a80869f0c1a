package minima.dashboards.alert;

import minima.actors.RunReport;
import minima.telemetry.event.RunState;

import java.util.List;
import java.util.Map;

/** Reports of a run that measures one number on a strand of its claim and one on a control. */
final class Reports {

    private Reports() {}

    static RunReport of(String run, RunState state, long step, double claim, double control) {
        return new RunReport(
                run,
                "trouble",
                "test",
                "It stays 1",
                state,
                null,
                0,
                step,
                1_000,
                0,
                0,
                null,
                0,
                Map.of(),
                "",
                List.of(),
                List.of(),
                null,
                "",
                List.of(strand("claim", false), strand("control", true)),
                List.of(),
                List.of(),
                Map.of("claim", Map.of("norm.l2", claim), "control", Map.of("norm.l2", control)),
                List.of(),
                List.of(),
                Map.of(),
                null,
                null);
    }

    static RunReport running(String run, long step, double claim) {
        return of(run, RunState.RUNNING, step, claim, 1);
    }

    private static RunReport.StrandView strand(String name, boolean control) {
        return new RunReport.StrandView(name, control, List.of("norm.l2"), 1_000, List.of(), null, Map.of());
    }
}
