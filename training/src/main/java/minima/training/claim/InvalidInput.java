package minima.training.claim;

/**
 * What a user gave cannot be used: one line that says the rule, the name and the value, the place, and the cure where
 * known.
 *
 * <p>The command line prints the message alone and exits with 2.
 */
public class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidInput(String message) {
        super(oneLine(message));
    }

    public InvalidInput(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /**
     * Shows what would break the line, drive a terminal or turn the reading direction by its code, as in
     * {@code \\u000a}.
     */
    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder(message.length());
        message.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    line.append("\\u%04x".formatted(c));
                default -> line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
