package minima.dashboards.report;

import minima.training.claim.Verdict;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SayingTest {

    private static Verdict verdict(boolean control, Verdict.Outcome outcome) {
        return new Verdict("gd", control, "loss", 0, 1, 0.1, "reason", outcome, "source");
    }

    @Test
    void aControlIsRightWhenItMissesAndItsMarkIsHollow() {
        assertThat(Saying.of(verdict(true, Verdict.Outcome.REFUTED)))
                .isEqualTo(new Saying("misses, as a control must", Saying.Shape.RING, "good"));
        assertThat(Saying.of(verdict(true, Verdict.Outcome.SUPPORTED)).colour()).isEqualTo("bad");
        assertThat(Saying.of(verdict(false, Verdict.Outcome.REFUTED)))
                .isEqualTo(new Saying("refuted", Saying.Shape.CROSS, "bad"));
        assertThat(Saying.of(verdict(false, Verdict.Outcome.SUPPORTED)))
                .isEqualTo(new Saying("supported", Saying.Shape.DISC, "good"));
    }

    @Test
    void sumsUpInWords() {
        List<Verdict> verdicts = List.of(
                verdict(false, Verdict.Outcome.SUPPORTED),
                verdict(false, Verdict.Outcome.SUPPORTED),
                verdict(false, Verdict.Outcome.INCONCLUSIVE),
                verdict(true, Verdict.Outcome.REFUTED),
                verdict(true, Verdict.Outcome.SUPPORTED));

        assertThat(Phrase.summary(verdicts)).isEqualTo("2 supported, 1 open; 1 control misses, 1 control hits");
    }
}
