package minima.dashboards.live;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a reader is told of in a real browser without asking. */
class AlertIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RULE = "norm.l2>=0 experiment:starts";

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 720);
        page = new OpenPage(folder, new Starts());
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

    @Test
    void showsAStripOnEveryPageThatLeadsToTheRunUntilItIsSeen() throws Exception {
        browser.open(page.url());
        await().atMost(PATIENCE).until(() -> !browser.all("#top .brand").isEmpty());
        assertThat(browser.one("#alerts").isDisplayed()).isFalse();
        addRuleAtThePage(RULE);
        page.submit("first", "starts", Map.of(), 1);
        page.submit("second", "decays", Map.of(), 1);

        await().atMost(PATIENCE).until(() -> browser.all("#alerts li").size() == 1);
        assertThat(browser.one("#alerts").getDomAttribute("aria-live")).isEqualTo("polite");
        assertThat(browser.one("#alerts li").getText())
                .matches("(?s)" + RULE + "\\s+first\\s+since \\d\\d:\\d\\d\\s+acknowledge");
        browser.screenshot("alert.png");
        browser.one("#alerts li a").click();
        await().atMost(PATIENCE).until(() -> !browser.all("canvas.large").isEmpty());
        assertThat(browser.address()).endsWith("#/run/first");
        assertThat(browser.one("#alerts li a").getText())
                .as("on the run's page too")
                .isEqualTo("first");
        assertThat(browser.run("return document.body.dataset.caught")).isNull();

        browser.one("#alerts li button").click();
        await().atMost(PATIENCE).until(() -> !browser.one("#alerts").isDisplayed());
        browser.reload();
        await().atMost(PATIENCE).until(() -> !browser.all("canvas.large").isEmpty());
        assertThat(browser.one("#alerts").isDisplayed()).isFalse();
    }

    @Test
    void saysHowManyMoreThereAreThanItShows() throws Exception {
        browser.open(page.url() + "#/alerts");
        addRuleAtThePage(RULE);
        for (int seed = 0; seed < 5; seed++) {
            page.submit("run-" + seed, "starts", Map.of(), seed);
        }
        await().atMost(PATIENCE)
                .until(() -> "2 more".equals(browser.run("return document.querySelector('#alerts > a')?.textContent")));
        assertThat(browser.all("#alerts li")).hasSize(3);
        await().atMost(PATIENCE).until(() -> browser.all(".alerts-page ol li").size() == 5);
        browser.screenshot("alerts-page.png");
        browser.resize(390, 844);
        browser.screenshot("alerts-page-phone.png");
        assertThat(browser.run("const e = document.documentElement; return e.scrollWidth - e.clientWidth"))
                .as("the page does not scroll sideways")
                .isEqualTo(0L);
        assertThat(browser.run("return document.body.dataset.caught"))
                .as("markup in words")
                .isNull();
        browser.resize(1280, 720);

        browser.one("[data-rule='" + RULE + "'] button").click();
        await().atMost(PATIENCE).until(() -> !browser.one("#alerts").isDisplayed());
        await().atMost(PATIENCE)
                .until(() -> browser.all(".alerts-page li[data-over]").size() == 5);
    }

    @Test
    void areAcknowledgedAllAtOnce() {
        browser.open(page.url() + "#/alerts");
        addRuleAtThePage(RULE);
        for (int seed = 0; seed < 3; seed++) {
            page.submit("run-" + seed, "starts", Map.of(), seed);
        }
        await().atMost(PATIENCE).until(() -> browser.all("#alerts li").size() == 3);
        await().atMost(PATIENCE)
                .until(() -> browser.one(".alerts-page h2 button").isDisplayed());

        browser.one(".alerts-page h2 button").click();
        await().atMost(PATIENCE).until(() -> !browser.one("#alerts").isDisplayed());
        await().atMost(PATIENCE)
                .until(() -> !browser.one(".alerts-page h2 button").isDisplayed());
    }

    @Test
    void saysWhyARuleCannotBeRead() {
        browser.open(page.url() + "#/alerts");
        await().atMost(PATIENCE).until(() -> browser.all("[data-rule]").size() == 3);
        browser.one(".rules input").sendKeys("nann" + Keys.ENTER);

        await().atMost(PATIENCE)
                .until(() -> browser.one("#rule-answer").getText().endsWith("rule=nann. Maybe nan"));
        assertThat(browser.all("[data-rule]").stream().map(rule -> rule.getDomAttribute("data-rule")))
                .containsExactly("nan", "failed", "journal");
    }

    private void addRuleAtThePage(String rule) {
        if (!browser.address().endsWith("#/alerts")) {
            browser.one("#top a[href='#/alerts']").click();
        }
        await().atMost(PATIENCE).until(() -> browser.all("[data-rule]").size() == 3);
        browser.one(".rules input").sendKeys(rule + Keys.ENTER);
        await().atMost(PATIENCE).until(() -> browser.all("[data-rule]").size() == 4);
    }
}
