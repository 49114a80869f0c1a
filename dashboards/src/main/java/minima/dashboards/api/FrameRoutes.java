package minima.dashboards.api;

import minima.actors.RunJson;
import minima.dashboards.live.FrameView;
import minima.telemetry.journal.FrameRequest;
import minima.telemetry.journal.FrameSteps;
import minima.telemetry.journal.Journal;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.StringUnmarshallers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * {@code GET /api/runs/{run}/frames?measure=…&strand=…}: the steps at which there are frames; with {@code &step=N} each
 * strand's frame at that step, or the nearest before it. Without {@code strand} of all strands.
 */
public final class FrameRoutes extends AllDirectives {

    private final Journal journal;
    private final Executor blocking;

    public FrameRoutes(ActorSystem<?> system, Journal journal) {
        this.journal = journal;
        this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    }

    Route route() {
        return path(
                PathMatchers.segment("runs").slash(PathMatchers.segment()).slash("frames"),
                run -> get(() -> parameter(
                        "measure",
                        measure -> parameterOptional(
                                "strand",
                                strand -> parameterOptional(
                                        StringUnmarshallers.LONG,
                                        "step",
                                        step -> answer(
                                                new FrameRequest(
                                                        run,
                                                        measure,
                                                        strand.filter(s -> !s.isEmpty())
                                                                .orElse(null)),
                                                step))))));
    }

    private Route answer(FrameRequest request, Optional<Long> step) {
        return completeWithFuture(CompletableFuture.supplyAsync(
                () -> journal.run(request.run()) == null
                        ? Guard.answer(StatusCodes.NOT_FOUND, "run must exist: run=" + request.run())
                        : ok(request, step.isPresent() ? valuesAt(request, step.get()) : steps(request)),
                blocking));
    }

    private List<Map<String, Object>> steps(FrameRequest request) {
        return journal.frameSteps(request).stream().map(FrameRoutes::view).toList();
    }

    private static Map<String, Object> view(FrameSteps frames) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (frames.strand() != null) {
            view.put("strand", frames.strand());
        }
        view.put("steps", frames.steps());
        return view;
    }

    private List<Map<String, Object>> valuesAt(FrameRequest request, long step) {
        return journal.framesAt(request, step).stream().map(FrameView::of).toList();
    }

    private static HttpResponse ok(FrameRequest request, List<Map<String, Object>> frames) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("run", request.run());
        answer.put("measure", request.measure());
        answer.put("frames", frames);
        return HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, RunJson.write(answer));
    }
}
