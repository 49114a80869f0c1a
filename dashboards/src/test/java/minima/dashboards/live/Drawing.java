package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the large chart drew last, read back through its axes: each path with its pen, corners as steps and values. */
final class Drawing {

    private static final String LISTEN = """
            const g = document.querySelector('canvas.large').getContext('2d');
            if (g.drawn !== undefined) return;
            const own = {};
            for (const name of ['clearRect', 'beginPath', 'moveTo', 'lineTo', 'stroke', 'fill']) own[name] = g[name].bind(g);
            let path = [];
            const keep = (kind, colour) => g.drawn.push(
                {kind, colour, alpha: g.globalAlpha, dashed: g.getLineDash().length > 0, width: g.lineWidth, path});
            g.drawn = [];
            g.clearRect = (...a) => { g.drawn = []; own.clearRect(...a); };
            g.beginPath = () => { path = []; own.beginPath(); };
            g.moveTo = (x, y) => { path.push([x, y]); own.moveTo(x, y); };
            g.lineTo = (x, y) => { path.push([x, y]); own.lineTo(x, y); };
            g.stroke = () => { keep('stroke', g.strokeStyle); own.stroke(); };
            g.fill = () => { keep('fill', g.fillStyle); own.fill(); };
            document.querySelector('canvas.large').dispatchEvent(new Event('pointerleave'));""";

    private static final String READ = """
            const c = document.querySelector('canvas.large');
            const axes = JSON.parse(c.dataset.axes);
            const back = ({kind, domain, range}, pixel) => {
              const [from, to] = kind === 'log' ? domain.map(Math.log) : domain;
              const place = from + (pixel - range[0]) / (range[1] - range[0]) * (to - from);
              return kind === 'log' ? Math.exp(place) : place;
            };
            return JSON.stringify(c.getContext('2d').drawn.map(one => ({...one,
              path: one.path.map(([x, y]) => [back(axes[0], x), back(axes[1], y)])})))""";

    /** A corner of a path. */
    record Point(double step, double value) {}

    /** A path that was stroked or filled. */
    record Path(String kind, String colour, double alpha, boolean dashed, double width, List<Point> points) {}

    private Drawing() {}

    /** Writes down from now on what is drawn, and has it drawn. */
    static void listen(Browser browser) {
        browser.run(LISTEN);
    }

    /** Every path of the last drawing, in the order drawn. */
    static List<Path> of(Browser browser) {
        List<Path> paths = new ArrayList<>();
        for (JsonNode path : RunJson.parse((String) browser.run(READ))) {
            paths.add(new Path(
                    path.path("kind").asText(),
                    path.path("colour").asText(),
                    path.path("alpha").asDouble(),
                    path.path("dashed").asBoolean(),
                    path.path("width").asDouble(),
                    StreamSupport.stream(path.path("path").spliterator(), false)
                            .map(p -> new Point(p.get(0).asDouble(), p.get(1).asDouble()))
                            .toList()));
        }
        return paths;
    }
}
