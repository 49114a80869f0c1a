package minima.experiments.cli;

import minima.actors.RunIds;
import minima.actors.RunOrder;
import minima.dashboards.report.Chapter;
import minima.dashboards.report.Report;
import minima.experiments.Catalogue;
import minima.telemetry.event.RunState;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import javax.xml.parsers.DocumentBuilderFactory;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Reports of a verification, and of a run on a file with a hostile name, read as XML. */
class HtmlReportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOSTILE = "<script>alert('1')&\"<b>.csv";

    @TempDir
    static Path folder;

    private static String run;
    private static Document served;

    /** What was typed, and what came of it. */
    private record Answer(int code, String out, String err) {}

    @BeforeAll
    static void runOnAHostileFileAndAskTheOpenLaboratory() throws Exception {
        Path data = Files.writeString(folder.resolve(HOSTILE), "x1,x2,y\n1,2,1\n2,1,1\n-1,-3,-1\n-2,0,-1\n");
        PlaceOptions where = new PlaceOptions();
        where.dataDir = folder.resolve("data");
        where.port = "0";
        where.kafka = "off";
        try (OpenLaboratory laboratory = OpenLaboratory.open(where, "serve")) {
            run = laboratory.submit(new RunOrder(
                    RunIds.next("max-margin", 1),
                    "max-margin",
                    Map.of("steps", "3000"),
                    1,
                    data.toString(),
                    null,
                    "1",
                    true,
                    null));
            await().atMost(PATIENCE)
                    .until(() -> laboratory.journal().run(run) != null
                            && laboratory.journal().run(run).state() == RunState.COMPLETED);
            RemoteLaboratory remote = new RemoteLaboratory(laboratory.url()); // as another process would ask
            Chapter chapter = Chapter.of(StoredSheet.of(remote.report(run), remote.measured(run)));
            Path file = folder.resolve("served.html");
            Files.writeString(file, Report.of(chapter.title(), List.of(chapter), Surroundings.now()));
            served = read(file);
        }
    }

    @Test
    void holdsEveryVerdictOfAVerification() throws Exception {
        Path file = folder.resolve("verified.html");

        Answer answer = type("verify", "min-norm", "max-margin", "--html", file.toString());

        Document report = read(file);
        assertThat(answer.err()).isEmpty();
        assertThat(all(report, "tr", "data-chapter")).hasSize(2);
        for (String id : List.of("min-norm", "max-margin")) {
            List<Verdict> verdicts = Rehearsal.of(Catalogue.experiment(id)).verdicts();
            Element chapter = all(report, "section", "id").stream()
                    .filter(section -> section.getAttribute("id").equals(id))
                    .findFirst()
                    .orElseThrow();
            assertThat(all(chapter, "tr", "data-outcome"))
                    .extracting(HtmlReportTest::said)
                    .containsExactlyElementsOf(
                            verdicts.stream().map(HtmlReportTest::said).toList());
            assertThat(chapter.getTextContent())
                    .contains(Catalogue.experiment(id).claim().statement())
                    .contains("./minima verify " + id)
                    .contains("Proved.");
        }
    }

    @Test
    void isTheSameFromTheLaboratoryAndFromItsDataDirectory() throws Exception {
        Document stored = shown("stored.html");

        assertThat(all(stored, "tr", "data-outcome"))
                .hasSameSizeAs(all(served, "tr", "data-outcome"))
                .isNotEmpty();
        assertThat(curves(stored)).isEqualTo(curves(served)).hasSizeGreaterThan(10);
    }

    @Test
    void saysHowManyPointsStandBehindWhatIsDrawn() {
        assertThat(all(served, "figcaption", "").get(0).getTextContent())
                .contains("of 6,000 points (min/max)"); // two strands
        assertThat(curves(served)).allSatisfy(d -> assertThat(d.split("[ML]")).hasSizeLessThan(850));
    }

    @Test
    void runsNoScriptAndLoadsNothing() throws IOException {
        String text = Files.readString(folder.resolve("served.html"));

        assertThat(served.getElementsByTagName("script").getLength()).isZero();
        assertThat(served.getElementsByTagName("b").getLength())
                .isEqualTo(all(served, "figure", "").size()); // the titles, and no other
        assertThat(text).doesNotContain("http:", "https:", "src=", "@import", "<script", "<link");
        assertThat(text.split("url\\(", -1)).allMatch(part -> part.startsWith("data:font/") || part.startsWith("<!"));
        assertThat(all(served, "dd", "")).anyMatch(fact -> fact.getTextContent().endsWith(HOSTILE));
    }

    @Test
    void drawsTheBoundaryInThePlaneOfTwoFeaturesAndNotAsBars() {
        assertThat(all(served, "svg", "aria-label").stream()
                        .map(svg -> svg.getAttribute("class"))
                        .filter(kind -> kind.matches("chart (raster|bars)")))
                .containsExactly("chart raster", "chart raster");
        assertThat(all(served, "path", "class").stream()
                        .filter(path -> path.getAttribute("class").matches("boundary|predicted"))
                        .filter(path -> path.getAttribute("d").startsWith("M")))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(all(served, "rect", "data-colour"))
                .as("samples of −1, on two strands")
                .hasSize(4);
    }

    @Test
    void givesAStrandOneColourEverywhere() {
        Map<String, List<String>> colours = new TreeMap<>();
        all(served, "path", "data-strand")
                .forEach(path -> colours.computeIfAbsent(path.getAttribute("data-strand"), name -> new ArrayList<>())
                        .add(path.getAttribute("data-colour")));

        assertThat(colours).hasSize(2);
        assertThat(colours.values())
                .allSatisfy(used -> assertThat(used).hasSizeGreaterThan(3).containsOnly(used.get(0)));
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeItWorks() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        for (Path place : List.of(folder.resolve("absent/report.html"), folder.resolve("empty"))) {
            for (String[] typed : new String[][] {{"verify"}, {"show", run, "--data-dir", data()}}) {
                Answer answer = type(with(typed, "--html", place.toString()));

                assertThat(answer.err())
                        .startsWith("report must be writable: html=" + place)
                        .contains("Maybe")
                        .hasLineCount(1);
                assertThat(answer.code()).isEqualTo(2);
                assertThat(answer.out()).isEmpty();
            }
        }
        assertThat(folder.resolve("absent")).doesNotExist();
        assertThat(folder.resolve("empty")).isEmptyDirectory();
    }

    private static Document shown(String name) throws Exception {
        Path file = folder.resolve(name);
        Answer answer = type("show", run, "--data-dir", data(), "--html", file.toString());
        assertThat(answer.err()).isEmpty();
        return read(file);
    }

    private static String data() {
        return folder.resolve("data").toString();
    }

    private static String[] with(String[] typed, String... more) {
        return Stream.concat(Arrays.stream(typed), Arrays.stream(more)).toArray(String[]::new);
    }

    private static List<String> said(Element row) {
        return List.of(
                row.getAttribute("data-strand"),
                row.getAttribute("data-control"),
                row.getAttribute("data-quantity"),
                row.getAttribute("data-outcome"),
                all(row, "span", "").get(0).getTextContent());
    }

    private static List<String> said(Verdict verdict) {
        return List.of(
                verdict.strand(),
                Boolean.toString(verdict.control()),
                verdict.quantity(),
                verdict.outcome().name(),
                verdict.reason());
    }

    private static List<String> curves(Document report) {
        return all(report, "path", "data-strand").stream()
                .map(path -> path.getAttribute("d"))
                .toList();
    }

    private static Document read(Path file) throws Exception {
        File whole = file.toFile();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(whole);
    }

    /** All elements of this name, in their order; with an attribute where one is named. */
    private static List<Element> all(Document report, String tag, String attribute) {
        return all(report.getDocumentElement(), tag, attribute);
    }

    private static List<Element> all(Element above, String tag, String attribute) {
        NodeList found = above.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .filter(element -> attribute.isEmpty() || element.hasAttribute(attribute))
                .toList();
    }

    private static Answer type(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Minima.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Answer(code, out.toString(), err.toString());
    }
}
