package minima.training.claim;

import java.util.List;

/** The decision rule of a trial, fixed before the first step. */
@FunctionalInterface
public interface Judge {

    List<Verdict> verdicts(History history);
}
