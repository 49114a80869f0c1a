package minima.actors;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How verdicts came out.
 *
 * @param count of all
 * @param asTheyShould those of claims that are SUPPORTED, and those of controls that are not
 * @param claims outcome to number, of the claim's strands
 * @param controls outcome to number, of the control strands
 */
public record Tally(int count, int asTheyShould, Map<String, Integer> claims, Map<String, Integer> controls) {

    /** Of a report's verdicts. */
    static Tally of(JsonNode verdicts) {
        Map<String, Integer> claims = new TreeMap<>();
        Map<String, Integer> controls = new TreeMap<>();
        int good = 0;
        for (JsonNode verdict : verdicts) {
            boolean control = verdict.path("control").asBoolean();
            String outcome = verdict.path("outcome").asText();
            (control ? controls : claims).merge(outcome, 1, Integer::sum);
            good += outcome.equals("SUPPORTED") != control ? 1 : 0;
        }
        return new Tally(verdicts.size(), good, claims, controls);
    }

    static Tally sum(List<Tally> tallies) {
        Map<String, Integer> claims = new TreeMap<>();
        Map<String, Integer> controls = new TreeMap<>();
        int count = 0;
        int good = 0;
        for (Tally tally : tallies) {
            tally.claims.forEach((outcome, number) -> claims.merge(outcome, number, Integer::sum));
            tally.controls.forEach((outcome, number) -> controls.merge(outcome, number, Integer::sum));
            count += tally.count;
            good += tally.asTheyShould;
        }
        return new Tally(count, good, claims, controls);
    }
}
