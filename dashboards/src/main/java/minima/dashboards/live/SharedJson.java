package minima.dashboards.live;

import minima.actors.RunJson;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * JSON that many viewers are told, written once: viewers of one run who look at one time are told of the same objects.
 * The newest {@value #MOST} texts are kept.
 */
final class SharedJson {

    private static final int MOST = 32;

    /** Objects that are the same, not only equal: these are large, and never change. */
    private record Things(List<?> things) {

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Things those) || things.size() != those.things.size()) {
                return false;
            }
            for (int i = 0; i < things.size(); i++) {
                if (things.get(i) != those.things.get(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return things.stream().mapToInt(System::identityHashCode).reduce(things.size(), (a, b) -> 31 * a + b);
        }
    }

    /** Written by the first who asks, while the others who ask for it, and they alone, wait. */
    private static final class Text {

        private @Nullable String json;

        synchronized String of(Supplier<Object> made) {
            if (json == null) {
                json = RunJson.write(made.get());
            }
            return json;
        }
    }

    private final Map<Things, Text> texts = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Things, Text> eldest) {
            return size() > MOST;
        }
    });

    /**
     * The JSON of what is made of these things, which is the same whenever they are.
     *
     * @param things none of which ever changes
     */
    String of(List<?> things, Supplier<Object> made) {
        return texts.computeIfAbsent(new Things(things), unknown -> new Text()).of(made);
    }
}
