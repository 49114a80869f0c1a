package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.History;
import minima.training.claim.Prediction;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;

import java.util.List;

/** A control of what turns to the SVM whose own loss says where it goes instead. */
sealed interface OtherLimit permits TailStrand, HingeStrand {

    /** The control. */
    Strand strand();

    List<Prediction> predictions();

    /** What its own loss says of it: claims, on a strand that is a control of the SVM's. */
    List<Verdict> own(History history);

    /** Whether its own limit is another than the SVM, so that missing the SVM can be seen. */
    Assumption another(History history);

    /** The same strand as one that breaks nothing. */
    default Strand asClaim() {
        Strand control = strand();
        return new Strand(
                control.name(), control.simulation(), control.measures(), control.steps(), false, control.vectors());
    }
}
