package minima.training.claim;

/**
 * What a user gave cannot be used: one line that says the rule, the name and the value, the place, and the cure where
 * known.
 *
 * <p>The command line prints the message alone and exits with 2.
 */
public final class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidInput(String message) {
        super(message);
    }

    public InvalidInput(String message, Throwable cause) {
        super(message, cause);
    }
}
