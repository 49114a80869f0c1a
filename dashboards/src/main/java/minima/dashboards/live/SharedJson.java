package minima.dashboards.live;

import minima.actors.RunJson;

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

    private final Map<Things, String> texts = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Things, String> eldest) {
            return size() > MOST;
        }
    });

    /**
     * The JSON of what is made of these things, which is the same whenever they are.
     *
     * @param things none of which ever changes
     */
    String of(List<?> things, Supplier<Object> made) {
        return texts.computeIfAbsent(new Things(things), unknown -> RunJson.write(made.get()));
    }
}
