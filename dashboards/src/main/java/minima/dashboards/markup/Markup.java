package minima.dashboards.markup;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML and SVG that is also well-formed XML, written from above to below: whatever a name holds, it stays text.
 *
 * <p>Characters that XML has no place for, and those that turn the direction of writing, become U+FFFD.
 */
public final class Markup {

    private static final char UNSEEN = '\uFFFD';

    private final StringBuilder written = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; one whose value is null is left out
     */
    public Markup open(String tag, @Nullable Object... attributes) {
        begin(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** An element of SVG, or one of HTML that never holds anything. */
    public Markup leaf(String tag, @Nullable Object... attributes) {
        begin(tag, attributes).append("/>");
        return this;
    }

    /** An element that holds text alone. */
    public Markup element(String tag, String text, @Nullable Object... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Closes the element that was opened last. */
    public Markup close() {
        written.append("</").append(open.pop()).append('>');
        return this;
    }

    public Markup text(String words) {
        words.codePoints().forEach(this::escaped);
        return this;
    }

    /** Markup that is known to be whole: a style sheet, or what another {@code Markup} wrote. */
    public Markup raw(String markup) {
        written.append(markup);
        return this;
    }

    /** All of it; every element must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("every element must be closed: open=" + open);
        }
        return written.toString();
    }

    private StringBuilder begin(String tag, @Nullable Object... attributes) {
        written.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            if (value != null) {
                written.append(' ').append(attributes[i]).append("=\"");
                text(value.toString());
                written.append('"');
            }
        }
        return written;
    }

    private void escaped(int character) {
        switch (character) {
            case '<' -> written.append("&lt;");
            case '>' -> written.append("&gt;");
            case '&' -> written.append("&amp;");
            case '"' -> written.append("&quot;");
            case '\t', '\n' -> written.append((char) character);
            default -> written.appendCodePoint(seen(character) ? character : UNSEEN);
        }
    }

    private static boolean seen(int character) {
        boolean control = character < 0x20 || (character >= 0x7F && character < 0xA0);
        boolean surrogate = character >= 0xD800 && character <= 0xDFFF;
        boolean turn = character == 0x200E
                || character == 0x200F
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
        return !control && !surrogate && !turn && (character & 0xFFFE) != 0xFFFE;
    }
}
