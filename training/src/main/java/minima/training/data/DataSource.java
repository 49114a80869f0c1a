package minima.training.data;

import minima.training.claim.InvalidInput;
import minima.training.claim.Nearest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --data} names.
 *
 * <pre>
 *   data   = source [":" a "," b] ["@" n]
 *   source = digits | mnist | fashion-mnist | file
 *   file   = IDX images, if idx occurs in its name, with the labels beside it; else CSV with header x1,…,xd,y
 * </pre>
 *
 * <p>{@code a,b} takes two classes, the first with target +1, the second with target -1; {@code @n} takes the first n
 * of these, in the order of the source. Files may be packed with gzip. Pixels lie in [0, 1].
 */
public final class DataSource {

    private static final Pattern GRAMMAR =
            Pattern.compile("(.*?)(?::([^:@/\\\\]*))?(?:@([^:@/\\\\]*))?", Pattern.DOTALL);
    private static final Pattern CLASSES = Pattern.compile("(-?\\d{1,9})\\s*,\\s*(-?\\d{1,9})");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern LIKE_A_NAME = Pattern.compile("[^./\\\\]*");

    private final String text;
    private final String source;
    private final Selection selection;

    private DataSource(String text, String source, Selection selection) {
        this.text = text;
        this.source = source;
        this.selection = selection;
    }

    /**
     * Reads the text; the files are not touched yet.
     *
     * @throws InvalidInput if the text does not follow the grammar, or names no data set that is known
     */
    public static DataSource parse(String text) {
        String stripped = text.strip();
        Matcher parts = GRAMMAR.matcher(stripped);
        if (!parts.matches() || parts.group(1).isEmpty()) {
            throw new InvalidInput("data must name a file or a data set: data=%s. Maybe digits:0,1".formatted(text));
        }
        if (Files.isRegularFile(DataFiles.path(stripped))) {
            return new DataSource(stripped, stripped, Selection.ALL);
        }
        String source = parts.group(1);
        if (NamedSet.byId(source).isEmpty()
                && LIKE_A_NAME.matcher(source).matches()
                && !Files.exists(DataFiles.path(source))) {
            throw new InvalidInput("data must name a file or a data set: data=%s. Maybe %s"
                    .formatted(stripped, Nearest.to(source, NamedSet.ids())));
        }
        return new DataSource(stripped, source, selection(parts, stripped));
    }

    private static Selection selection(Matcher parts, String text) {
        String classes = parts.group(2);
        String count = parts.group(3);
        Selection selection = Selection.ALL;
        if (classes != null) {
            Matcher two = CLASSES.matcher(classes);
            if (!two.matches() || Integer.parseInt(two.group(1)) == Integer.parseInt(two.group(2))) {
                throw new InvalidInput(
                        "classes must be two different whole numbers: data=%s. Maybe digits:0,1".formatted(text));
            }
            selection = new Selection(
                    new Selection.Classes(Integer.parseInt(two.group(1)), Integer.parseInt(two.group(2))),
                    selection.limit());
        }
        if (count != null) {
            if (!COUNT.matcher(count).matches() || Integer.parseInt(count) == 0) {
                throw new InvalidInput(
                        "subset must be a whole number from 1 on: data=%s. Maybe digits@100".formatted(text));
            }
            selection = new Selection(selection.classes(), Integer.parseInt(count));
        }
        return selection;
    }

    /** Reads the samples; their name is the text of the source. */
    public Samples load() {
        Samples samples =
                NamedSet.byId(source).map(set -> set.load(selection, text)).orElseGet(this::fromFile);
        return selection.classes() == null ? samples : samples.requireBinary();
    }

    private Samples fromFile() {
        Path path = DataFiles.path(source);
        return IdxFile.isNamedSo(path) ? IdxFile.load(path, selection, text) : CsvFile.load(path, selection, text);
    }

    @Override
    public String toString() {
        return text;
    }
}
