package minima.dashboards.report;

import minima.dashboards.svg.Figures;
import minima.telemetry.catalogue.Metric;
import minima.training.claim.Verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Names and sums in words. */
final class Phrase {

    private Phrase() {}

    /** stepSize → step size. */
    static String spaced(String name) {
        return name.replaceAll("(?<=[a-z\\d])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** With a capital, but for one that begins with a symbol: t · L(t). */
    static String capital(String phrase) {
        return phrase.matches("(?s)[a-z]{2}.*")
                ? phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1)
                : phrase;
    }

    /** A metric's meaning and unit, as a chart's title. */
    static String title(String metric) {
        Metric known = Metric.of(metric);
        if (known == null) {
            return metric;
        }
        return capital(known.meaning()) + (known.unit().equals("1") ? "" : ", " + known.unit());
    }

    /** A setting's value: a number to some figures, a choice as it is typed. */
    static String value(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return Figures.count(((Number) value).doubleValue());
        }
        return value instanceof Number number ? Figures.exact(number.doubleValue(), 5) : value.toString();
    }

    /** All verdicts in one phrase: "2 supported, 1 open; 3 controls miss, 1 hits". */
    static String summary(List<Verdict> verdicts) {
        Map<String, Integer> claims = new LinkedHashMap<>();
        Map<String, Integer> controls = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            String words = Saying.of(verdict).words();
            (verdict.control() ? controls : claims).merge(verdict.control() ? brief(words) : words, 1, Integer::sum);
        }
        StringJoiner phrase = new StringJoiner("; ").setEmptyValue("no verdicts");
        if (!claims.isEmpty()) {
            phrase.add(listed(claims, "", ""));
        }
        if (!controls.isEmpty()) {
            phrase.add(listed(controls, " control", " controls"));
        }
        return phrase.toString();
    }

    /** hits, though a control must miss → hits. */
    private static String brief(String words) {
        return words.replaceAll(",.*", "");
    }

    private static String listed(Map<String, Integer> counts, String one, String many) {
        StringJoiner list = new StringJoiner(", ");
        counts.forEach((words, n) -> list.add(
                n == 1
                        ? n + one + " " + words
                        : n + many + " " + words.replace("does", "do").replaceAll("^(miss|hit)e?s$", "$1")));
        return list.toString();
    }
}
