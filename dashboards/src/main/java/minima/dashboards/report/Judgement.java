package minima.dashboards.report;

import minima.dashboards.markup.Markup;
import minima.dashboards.svg.Figures;
import minima.training.claim.Assumption;
import minima.training.claim.Verdict;

import java.util.List;

/** What was decided: the hypotheses before the first step, the verdicts after the last. */
final class Judgement {

    private static final int DIGITS = 6;
    private static final int ROUGH = 2;

    private Judgement() {}

    static void verdicts(Markup into, List<Verdict> verdicts) {
        into.element("h3", "Verdicts");
        if (verdicts.isEmpty()) {
            into.element("p", "none: the run did not reach its end", "class", "muted");
            return;
        }
        into.open("div", "class", "scroll")
                .open("table", "class", "verdicts")
                .open("thead")
                .open("tr");
        List.of("", "strand", "quantity").forEach(name -> into.element("th", name, "scope", "col"));
        List.of("predicted", "measured", "within")
                .forEach(name -> into.element("th", name, "scope", "col", "class", "number"));
        into.element("th", "outcome", "scope", "col").close().close().open("tbody");
        verdicts.forEach(verdict -> verdict(into, verdict));
        into.close().close().close();
    }

    private static void verdict(Markup into, Verdict verdict) {
        Saying saying = Saying.of(verdict);
        into.open(
                "tr",
                "class",
                "verdict",
                "data-strand",
                verdict.strand(),
                "data-control",
                verdict.control(),
                "data-quantity",
                verdict.quantity(),
                "data-outcome",
                verdict.outcome());
        into.open("td");
        saying.mark(into);
        into.close();
        into.open("td")
                .element("bdi", (verdict.control() ? "control " : "") + verdict.strand())
                .close();
        into.open("td").element("bdi", verdict.quantity());
        into.open("p", "class", "reason").element("span", verdict.reason()).text(" · ");
        into.element("cite", verdict.source()).close().close();
        number(into, Figures.exact(verdict.predicted(), DIGITS));
        number(into, Figures.exact(verdict.measured(), DIGITS));
        number(into, Figures.exact(verdict.tolerance(), ROUGH));
        into.element("td", saying.words(), "data-colour", saying.colour(), "class", "said")
                .close();
    }

    private static void number(Markup into, String figures) {
        into.element("td", figures, "class", "number");
    }

    static void assumptions(Markup into, List<Assumption> assumptions) {
        into.element("h3", "Assumptions").open("ul", "class", "assumptions");
        for (Assumption assumption : assumptions) {
            Saying saying = Saying.of(assumption.state());
            into.open("li", "data-assumption", assumption.name(), "data-state", assumption.state());
            saying.mark(into);
            into.open("span")
                    .element("bdi", assumption.name())
                    .text(" ")
                    .element("span", assumption.detail(), "class", "reason")
                    .close()
                    .element("span", saying.words(), "data-colour", saying.colour(), "class", "said")
                    .close();
        }
        if (assumptions.isEmpty()) {
            into.open("li")
                    .element("span", "")
                    .element("span", "none were checked", "class", "muted")
                    .close();
        }
        into.close();
    }
}
