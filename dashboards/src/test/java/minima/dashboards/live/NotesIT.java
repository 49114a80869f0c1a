package minima.dashboards.live;

import minima.telemetry.event.Annotation;
import minima.telemetry.event.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Notes and tags, in a real browser. */
class NotesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;
    private String run;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 900);
        page = new OpenPage(folder);
        run = completed(page.submit(Map.of()));
        browser.open(page.url() + "#/run/" + run);
        await().atMost(PATIENCE).until(() -> browser.one(".annotation").isDisplayed());
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    private String completed(String submitted) {
        await().atMost(PATIENCE)
                .until(() -> page.journal().run(submitted) != null
                        && page.journal().run(submitted).state() == RunState.COMPLETED);
        return submitted;
    }

    @Test
    void keepsTagsAndANoteAsTheyWereTypedAndLeadsToTheRunsThatHaveATag() throws Exception {
        String other = completed(page.submit("other", "decays", Map.of(), 1));
        tag("fig 3");
        tag(MARKUP);
        tag("p, f and l");
        await().atMost(PATIENCE).until(() -> refusal().startsWith("a tag must hold no commas"));
        tag("pfl");
        write("batch size was wrong here" + Keys.ENTER + MARKUP, Keys.chord(Keys.CONTROL, Keys.ENTER));
        await().atMost(PATIENCE)
                .until(() -> !browser.one(".annotation .words").getText().isEmpty());

        browser.reload();
        await().atMost(PATIENCE).until(() -> tags(".annotation").size() == 3);
        assertThat(tags(".annotation")).containsExactly("fig 3", MARKUP, "pfl");
        assertThat(browser.one(".annotation .words").getText()).isEqualTo("batch size was wrong here\n" + MARKUP);
        assertThat(browser.all(".annotation img")).isEmpty();
        browser.screenshot("notes.png");
        browser.resize(390, 844);
        assertThat(browser.overflow()).as("the page does not scroll sideways").isZero();
        browser.resize(1280, 900);

        browser.one("[data-tag='fig 3'] a").click();
        await().atMost(PATIENCE).until(() -> shown().equals(List.of(run)));
        assertThat(browser.one(".find input").getDomProperty("value")).isEqualTo("tag:\"fig 3\"");
        assertThat(tags("[data-run]")).containsExactly("fig 3", MARKUP, "pfl");
        assertThat(browser.all(".runs img")).isEmpty();
        browser.screenshot("notes-home.png");
        browser.open(page.url());
        await().atMost(PATIENCE).until(() -> shown().equals(List.of(other, run)));
    }

    @Test
    void takesATagAwayAndLeavesWhatAnotherPageHasWritten() {
        tag("draft");
        page.journal().notes().write(run, new Annotation.Change("from elsewhere", List.of("draft", "paper")));
        browser.one("[aria-label='remove the tag draft']").click();
        await().atMost(PATIENCE).until(() -> tags(".annotation").equals(List.of("paper")));

        assertThat(browser.run("return document.activeElement.ariaLabel")).isEqualTo("add a tag");
        assertThat(browser.one(".annotation .words").getText()).isEqualTo("from elsewhere");
        assertThat(page.journal().notes().of(run)).isEqualTo(new Annotation("from elsewhere", List.of("paper")));
    }

    @Test
    void letsEscapeLeaveAFieldAndNoLetterInItBeAShortcut() {
        String address = browser.address();
        write("a plan: fold, pick, list", Keys.ESCAPE);
        await().atMost(PATIENCE)
                .until(() -> !browser.one(".annotation textarea").isDisplayed());
        browser.one(".annotation input").sendKeys("plf", Keys.ESCAPE);

        assertThat(browser.one(".annotation input").getDomProperty("value")).isEmpty();
        assertThat(browser.one("dialog.fork").isDisplayed()).isFalse();
        assertThat(browser.address()).isEqualTo(address);
        assertThat(page.journal().notes().of(run)).isEqualTo(Annotation.NONE);
    }

    @Test
    void saysWhyANoteIsNotTakenAndKeepsWhatWasTyped() {
        write("", "");
        browser.run("document.querySelector('.annotation textarea').value = 'x'.repeat(10001)");
        browser.one(".annotation .actions button").click();
        await().atMost(PATIENCE)
                .until(() -> refusal().equals("a note must have at most 10000 characters: characters=10001"));

        assertThat(browser.one(".annotation textarea").isDisplayed()).isTrue();
        browser.run("document.querySelector('.annotation textarea').value = 'shorter'");
        browser.one(".annotation .actions button").click();
        await().atMost(PATIENCE)
                .until(() -> browser.one(".annotation .words").getText().equals("shorter"));
        assertThat(refusal()).isEmpty();
    }

    private void tag(String tag) {
        WebElement field = browser.one(".annotation input");
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
        int before = tags(".annotation").size();
        field.sendKeys(tag, Keys.ENTER);
        await().atMost(PATIENCE)
                .until(() -> tags(".annotation").size() > before || !refusal().isEmpty());
    }

    private void write(String note, CharSequence after) {
        browser.one(".annotation > button").click();
        await().atMost(PATIENCE).until(() -> browser.one(".annotation textarea").isDisplayed());
        browser.one(".annotation textarea").sendKeys(note, after);
    }

    private String refusal() {
        return browser.one(".annotation .trouble").getText();
    }

    private List<String> tags(String where) {
        return browser.all(where + " .tag bdi, " + where + " bdi.tag").stream()
                .map(WebElement::getText)
                .toList();
    }

    private List<String> shown() {
        return browser.all(".runs [data-run]").stream()
                .map(row -> String.valueOf(row.getDomAttribute("data-run")))
                .toList();
    }
}
