package minima.training.claim;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads, checks and describes the settings of an experiment: a record with components of type double, long, int,
 * boolean or an enum, each with a {@link Setting}.
 */
public final class SettingsRecord {

    private SettingsRecord() {}

    /**
     * One setting, for people and for JSON.
     *
     * @param type {@code number}, {@code integer}, {@code boolean} or the choices of an enum, as {@code a|b}
     */
    public record Description(
            String name, String meaning, String unit, String type, Object byDefault, double atLeast, double atMost) {}

    public static List<Description> describe(Record settings) {
        return Arrays.stream(settings.getClass().getRecordComponents())
                .map(component -> {
                    Setting setting = annotation(component);
                    return new Description(
                            component.getName(),
                            setting.value(),
                            setting.unit(),
                            type(component.getType()),
                            shown(read(component, settings)),
                            setting.atLeast(),
                            setting.atMost());
                })
                .toList();
    }

    /** Name to value, in the record's order; enums by their lower-case name. */
    public static Map<String, Object> values(Record settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            values.put(component.getName(), shown(read(component, settings)));
        }
        return values;
    }

    /**
     * {@code defaults} with {@code changes} applied.
     *
     * @throws InvalidInput naming the setting and its nearest neighbour, or the value and its bounds
     */
    public static <S extends Record> S with(S defaults, Map<String, String> changes) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (String name : changes.keySet()) {
            if (!names.contains(name)) {
                throw new InvalidInput(
                        "setting must exist: setting=%s. Maybe %s".formatted(name, Nearest.to(name, names)));
            }
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String text = changes.get(components[i].getName());
            values[i] = text == null ? read(components[i], defaults) : parse(components[i], text.strip());
        }
        return construct(defaults, components, values);
    }

    private static <S extends Record> S construct(S defaults, RecordComponent[] components, Object[] values) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            Constructor<S> constructor = (Constructor<S>) defaults.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException rejected) {
            if (rejected.getCause() instanceof IllegalArgumentException reason) {
                throw new InvalidInput(String.valueOf(reason.getMessage()), reason);
            }
            throw new IllegalStateException(rejected);
        } catch (ReflectiveOperationException notARecord) {
            throw new IllegalStateException(notARecord);
        }
    }

    private static Object parse(RecordComponent component, String text) {
        Class<?> type = component.getType();
        String name = component.getName();
        try {
            if (type == double.class) {
                double value = Double.parseDouble(text);
                return inBounds(component, value, text);
            }
            if (type == long.class || type == int.class) {
                long value = Long.parseLong(text.replace("_", ""));
                inBounds(component, (double) value, text);
                return type == int.class ? (Object) inRange(name, value) : (Object) value;
            }
        } catch (NumberFormatException notANumber) {
            throw new InvalidInput("%s must be %s: %s=%s".formatted(name, article(type), name, text), notANumber);
        }
        if (type == boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new InvalidInput("%s must be true or false: %s=%s".formatted(name, name, text));
            }
            return Boolean.valueOf(text);
        }
        for (Object constant : type.getEnumConstants()) {
            if (shown(constant).equals(text)) {
                return constant;
            }
        }
        List<String> choices = List.of(type(type).split("\\|"));
        throw new InvalidInput("%s must be one of %s: %s=%s. Maybe %s"
                .formatted(name, String.join(", ", choices), name, text, Nearest.to(text, choices)));
    }

    private static double inBounds(RecordComponent component, double value, String text) {
        Setting bounds = annotation(component);
        if (!Double.isFinite(value) || value < bounds.atLeast() || value > bounds.atMost()) {
            throw new InvalidInput("%s must be finite and lie in [%s, %s]: %s=%s"
                    .formatted(
                            component.getName(),
                            number(bounds.atLeast()),
                            number(bounds.atMost()),
                            component.getName(),
                            text));
        }
        return value;
    }

    private static int inRange(String name, long value) {
        if (value != (int) value) {
            throw new InvalidInput("%s must lie in [%d, %d]: %s=%d"
                    .formatted(name, Integer.MIN_VALUE, Integer.MAX_VALUE, name, value));
        }
        return (int) value;
    }

    private static String number(double bound) {
        return Double.isInfinite(bound)
                ? (bound > 0 ? "∞" : "-∞")
                : bound == Math.rint(bound) && Math.abs(bound) < 1e15
                        ? Long.toString((long) bound)
                        : Double.toString(bound);
    }

    private static String article(Class<?> type) {
        return type == double.class ? "a number" : "a whole number";
    }

    private static String type(Class<?> type) {
        if (type == double.class) {
            return "number";
        }
        if (type == long.class || type == int.class) {
            return "integer";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        return String.join(
                "|",
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> shown(constant).toString())
                        .toList());
    }

    private static Object shown(Object value) {
        return value instanceof Enum<?> constant
                ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : value;
    }

    private static Setting annotation(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException("a setting must say what it means: component=" + component.getName());
        }
        return setting;
    }

    private static Object read(RecordComponent component, Record settings) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException notARecord) {
            throw new IllegalStateException(notARecord);
        }
    }
}
