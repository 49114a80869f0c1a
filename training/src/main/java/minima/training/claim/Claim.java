package minima.training.claim;

import java.util.List;

/**
 * What an experiment claims.
 *
 * @param id the name on the command line, lower case with hyphens
 * @param family the package of the experiment
 * @param title the claim in words, falsifiable
 * @param statement hypotheses and conclusion, in the theorem's symbols
 * @param sources authors, title, venue, year, theorem number
 * @param data which data of the user it takes
 * @param keyMetrics what to watch first; the first is drawn largest
 */
public record Claim(
        String id,
        String family,
        String title,
        String statement,
        List<String> sources,
        DataKind data,
        List<String> keyMetrics) {

    /** Which data an experiment takes with {@code --data}. */
    public enum DataKind {
        NONE("makes its own data"),
        BINARY("takes --data with y in {-1, 1} or {0, 1}"),
        CLASSES("takes --data with y in 0..K-1"),
        REAL("takes --data with real y");

        private final String words;

        DataKind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Claim {
        sources = List.copyOf(sources);
        keyMetrics = List.copyOf(keyMetrics);
    }
}
