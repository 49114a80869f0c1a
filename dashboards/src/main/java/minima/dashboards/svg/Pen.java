package minima.dashboards.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * How a strand is drawn: by its place among the claim's strands or among the controls, the same everywhere.
 *
 * @param colour {@code claim-n} or {@code control-n}: the style sheet knows its ink by day and by night
 * @param dash lengths of dash and gap; empty for a solid line
 */
public record Pen(String colour, String dash) {

    private static final int CLAIMS = 4;
    private static final int CONTROLS = 2;

    /** Where the colours are used up they begin anew with the next of these. */
    private static final List<String> DASHES =
            List.of("", "7 3", "2 2", "10 3 2 3", "16 4", "5 2 1 2", "10 2 2 2 2 2", "4 5");

    /** A pen for each strand, in the strands' order; true stands for a control. */
    public static List<Pen> of(List<Boolean> controls) {
        List<Pen> pens = new ArrayList<>();
        int claims = 0;
        int broken = 0;
        for (boolean control : controls) {
            pens.add(control ? pen("control-", broken++, CONTROLS) : pen("claim-", claims++, CLAIMS));
        }
        return pens;
    }

    private static Pen pen(String part, int place, int inks) {
        return new Pen(part + (1 + place % inks), DASHES.get(place / inks % DASHES.size()));
    }
}
