package minima.dashboards.svg;

import java.util.stream.IntStream;

/** About how wide words are in Inter, rather too wide than too narrow: paper cannot be asked. */
final class TextWidth {

    private static final double LIGHT = 1;
    private static final double BOLD = 1.05;

    private TextWidth() {}

    /** Of letters of a size in pixels, in pixels. */
    static double of(String words, double size) {
        return LIGHT * size * ems(words);
    }

    static double bold(String words, double size) {
        return BOLD * size * ems(words);
    }

    /** The words, or as much of their beginning as fits. */
    static String fitted(String words, double size, double most) {
        if (of(words, size) <= most) {
            return words;
        }
        int[] characters = words.codePoints().toArray();
        int kept = IntStream.iterate(characters.length - 1, n -> n > 1, n -> n - 1)
                .filter(n -> of(new String(characters, 0, n) + "…", size) <= most)
                .findFirst()
                .orElse(1);
        return new String(characters, 0, kept).stripTrailing() + "…";
    }

    private static double ems(String words) {
        return words.codePoints().mapToDouble(TextWidth::em).sum();
    }

    private static double em(int character) {
        if ("ijlI|.,:;'·!".indexOf(character) >= 0) {
            return 0.29;
        }
        if ("frt()[]/ ".indexOf(character) >= 0) {
            return 0.4;
        }
        if ("-–_".indexOf(character) >= 0) {
            return 0.5;
        }
        if ("⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(character) >= 0) {
            return 0.44;
        }
        if ("mwMW…%@".indexOf(character) >= 0) {
            return 0.9;
        }
        return Character.isUpperCase(character) || character > 0x2E80 ? (character > 0x2E80 ? 1 : 0.72) : 0.64;
    }
}
