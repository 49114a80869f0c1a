package minima.dashboards.report;

import minima.dashboards.markup.Markup;
import minima.training.claim.Verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * Runs in one HTML document: contents where there are several, then a chapter each.
 *
 * <p>Style and fonts are inside, there is no script, and nothing is loaded from anywhere. It is also well-formed XML.
 */
public final class Report {

    private Report() {}

    /**
     * The document.
     *
     * @param made how, when and on which machine it was made
     */
    public static String of(String title, List<Chapter> chapters, List<Fact> made) {
        Markup html = new Markup();
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        html.leaf("meta", "charset", "utf-8")
                .leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .leaf("meta", "name", "color-scheme", "content", "light dark")
                .element("title", title)
                .open("style")
                .raw(Style.sheet())
                .close()
                .close()
                .open("body");
        html.open("header").element("p", "minima", "class", "brand").element("h1", title);
        Origin.facts(html, made);
        html.close();
        if (chapters.size() > 1) {
            contents(html, chapters);
        }
        html.open("main");
        chapters.forEach(chapter -> html.raw(chapter.body()));
        return html.close().close().close().toString();
    }

    private static void contents(Markup into, List<Chapter> chapters) {
        List<Verdict> all = chapters.stream()
                .flatMap(chapter -> chapter.verdicts().stream())
                .toList();
        into.open("nav").element("h2", "Contents");
        into.element("p", "%d claims: %s.".formatted(chapters.size(), Phrase.summary(all)), "class", "summary");
        into.open("table", "class", "contents").open("tbody");
        String family = "";
        for (Chapter chapter : chapters) {
            if (!chapter.family().equals(family)) {
                family = chapter.family();
                into.open("tr")
                        .element("th", family, "colspan", 4, "scope", "rowgroup")
                        .close();
            }
            entry(into, chapter);
        }
        into.close().close().close();
    }

    private static void entry(Markup into, Chapter chapter) {
        into.open("tr", "data-chapter", chapter.anchor()).open("td");
        into.element("a", chapter.title(), "href", "#" + chapter.anchor()).close();
        into.open("td", "class", "marks");
        chapter.verdicts().stream().map(Saying::of).forEach(saying -> saying.mark(into));
        into.close();
        into.element("td", share(chapter, false), "class", "number");
        into.element("td", share(chapter, true), "class", "number reason").close();
    }

    /** How many verdicts are as they should be: 3 of 4. */
    private static String share(Chapter chapter, boolean control) {
        Stream<Verdict> part = chapter.verdicts().stream().filter(verdict -> verdict.control() == control);
        List<Boolean> good = part.map(Verdict::asItShould).toList();
        if (good.isEmpty()) {
            return "";
        }
        long right = good.stream().filter(Boolean::booleanValue).count();
        return "%d of %d %s".formatted(right, good.size(), control ? "controls miss" : "supported");
    }
}
