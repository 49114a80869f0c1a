package minima.dashboards.report;

import minima.actors.RunReport;
import minima.dashboards.markup.Markup;
import minima.training.claim.Claim;
import minima.training.claim.Verdict;

import java.util.List;

/**
 * One run written down: its claim, what was measured beside what was predicted, what was decided, and where it all
 * comes from.
 *
 * @param anchor distinct within a report
 * @param verdicts for the table of contents
 * @param body well-formed; it holds no reference to the numbers, so that a long report needs little memory
 */
public record Chapter(String anchor, String family, String title, List<Verdict> verdicts, String body) {

    public Chapter {
        verdicts = List.copyOf(verdicts);
    }

    public static Chapter of(Sheet sheet) {
        RunReport run = sheet.run();
        Plots plots = new Plots(new Pictures(run, sheet.measured()));
        Markup body = new Markup();
        body.open("section", "class", "chapter", "id", run.run());
        claim(body, sheet);
        plots.large(body);
        Judgement.verdicts(body, run.verdicts());
        body.open("div", "class", "pair").open("div");
        Judgement.assumptions(body, run.assumptions());
        body.close().open("div");
        Origin.settings(body, run.settings(), sheet.settings());
        body.close().close();
        plots.vectors(body);
        run.grids().forEach(grid -> Tables.of(body, grid));
        plots.small(body);
        Origin.facts(body, sheet);
        body.close();
        return new Chapter(run.run(), run.family(), run.title(), run.verdicts(), body.toString());
    }

    private static void claim(Markup into, Sheet sheet) {
        RunReport run = sheet.run();
        into.open("p", "class", "path").element("bdi", run.family()).text(" / ").element("bdi", run.experiment());
        if (!run.run().equals(run.experiment())) {
            into.text(" / ").element("bdi", run.run());
        }
        into.close().element("h2", run.title()).element("p", run.statement(), "class", "statement");
        run.sources().forEach(source -> into.element("p", source, "class", "source"));
        Claim known = sheet.known();
        if (known != null) {
            into.element("p", words(known.standing()), "class", "source standing", "data-standing", known.standing());
            known.remarks().forEach(remark -> into.element("p", remark, "class", "source remark"));
        }
        into.element("p", Phrase.capital(Phrase.summary(run.verdicts())) + ".", "class", "summary");
        String failure = run.failure();
        if (failure != null) {
            into.element("p", failure, "class", "failure");
        }
    }

    private static String words(Claim.Standing standing) {
        return switch (standing) {
            case PROVED -> "Proved.";
            case CONJECTURED -> "A conjecture.";
            case REFUTED -> "Wrong as stated.";
            case MEASURED -> "Seen in experiments alone.";
        };
    }
}
