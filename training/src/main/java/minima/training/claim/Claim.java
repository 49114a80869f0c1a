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
 * @param standing what is known of it
 * @param remarks misprints of the source and other things to know beside the statement
 */
public record Claim(
        String id,
        String family,
        String title,
        String statement,
        List<String> sources,
        DataKind data,
        List<String> keyMetrics,
        Standing standing,
        List<String> remarks) {

    /** What is known of a claim, whatever a run of ours shows. */
    public enum Standing {
        /** By a theorem of its sources, or in a line by hand. */
        PROVED,
        /** Stated as a conjecture, and open. */
        CONJECTURED,
        /** Stated as a conjecture or in passing, and wrong as stated; what runs shows how. */
        REFUTED,
        /** Seen in experiments alone. */
        MEASURED
    }

    /** Which data an experiment takes with {@code --data}. */
    public enum DataKind {
        NONE("makes its own data"),
        BINARY("takes --data with y in {-1, 1} or {0, 1}"),
        CLASSES("takes --data with y in 0..K-1"),
        REAL("takes --data with real y"),
        TRIPLES("takes --data with the header i,j,y: row and column of a matrix from 0, and its sign or value");

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
        remarks = List.copyOf(remarks);
    }

    /** A proved claim without remarks. */
    public Claim(
            String id,
            String family,
            String title,
            String statement,
            List<String> sources,
            DataKind data,
            List<String> keyMetrics) {
        this(id, family, title, statement, sources, data, keyMetrics, Standing.PROVED, List.of());
    }

    public Claim standing(Standing known) {
        return new Claim(id, family, title, statement, sources, data, keyMetrics, known, remarks);
    }

    /** With what a reader of the source must know: a misprint, what is weaker here than there. */
    public Claim remarking(String... remarks) {
        return new Claim(id, family, title, statement, sources, data, keyMetrics, standing, List.of(remarks));
    }
}
