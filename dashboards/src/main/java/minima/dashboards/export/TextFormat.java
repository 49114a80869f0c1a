package minima.dashboards.export;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms in which measured points are written as text. */
public enum TextFormat {
    /** {@link CsvText}. */
    CSV("text/csv; charset=UTF-8"),

    /** {@link JsonText}. */
    JSONL("application/x-ndjson");

    private final String contentType;

    TextFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** Its name in addresses and on the command line, which is the ending of its files too. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TextFormat> of(String word) {
        return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
    }
}
