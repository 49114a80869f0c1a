package minima.dashboards.live;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A page that nobody looks at holds no connection: a browser opens six to one server, whatever the tabs. */
class RestIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLOSED = 2;

    private static final String RECORD_STREAMS = """
            window.streams = [];
            window.EventSource = class extends EventSource {
              constructor(address) { super(address); window.streams.push(this); }
            };""";

    @TempDir
    Path folder;

    private OpenPage page;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = new Browser(folder, 1280, 720);
        page = new OpenPage(folder);
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
    void letsGoOfItsStreamWhenItIsLeftAndCatchesUpWhenItIsBack() {
        String run = page.submit(Map.of("steps", "1000000000000"));
        browser.open(page.url());
        browser.run(RECORD_STREAMS);
        browser.run("location.hash = '#/run/' + arguments[0]", run);
        await().atMost(PATIENCE).until(() -> lastStep() > 0);
        assertThat(streams()).isEqualTo(1);

        browser.run("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        assertThat(browser.run("return window.streams[0].readyState")).isEqualTo((long) CLOSED);
        assertThat(browser.one("#disconnected").isDisplayed())
                .as("nothing is broken")
                .isFalse();

        long left = lastStep();
        browser.run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        assertThat(streams()).isEqualTo(2);
        await().atMost(PATIENCE).until(() -> lastStep() > left);
        browser.run("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(streams()).as("it is awake already").isEqualTo(2);
    }

    /** What the page has noted, by its own last listener, when the browser leaves it. */
    @Test
    void holdsNoStreamWhenTheBrowserHasGoneElsewhere() {
        String run = page.submit(Map.of("steps", "1000000000000"));
        browser.open(page.url());
        browser.run(RECORD_STREAMS);
        browser.run("location.hash = '#/run/' + arguments[0]", run);
        await().atMost(PATIENCE).until(() -> lastStep() > 0);
        browser.run("addEventListener('pagehide', () => "
                + "sessionStorage.setItem('left', window.streams.map((one) => one.readyState).join()))");

        browser.open("about:blank");
        browser.open(page.url());

        assertThat(browser.run("return sessionStorage.getItem('left')")).isEqualTo(Integer.toString(CLOSED));
    }

    /** Two streams would each hold a connection, and only one of them would ever be closed. */
    @Test
    void opensOneStreamWhenItIsSeenAgainWhileItWaitsToTryAgain() {
        String run = page.submit(Map.of("steps", "1000000000000"));
        browser.open(page.url());
        browser.run(RECORD_STREAMS);
        browser.run("location.hash = '#/run/' + arguments[0]", run);
        await().atMost(PATIENCE).until(() -> lastStep() > 0);

        browser.run("""
                const [stream] = window.streams;
                stream.close();
                stream.onerror();
                Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
                document.dispatchEvent(new Event('visibilitychange'));
                delete document.visibilityState;
                document.dispatchEvent(new Event('visibilitychange'));
                window.later = false;
                setTimeout(() => (window.later = true), 3000);""");
        assertThat(streams()).isEqualTo(2);
        await().atMost(PATIENCE).until(() -> browser.run("return window.later"), Boolean.TRUE::equals);
        assertThat(streams())
                .as("also when the time that it would have waited is over")
                .isEqualTo(2);
    }

    private long streams() {
        return (long) browser.run("return window.streams.length");
    }

    private long lastStep() {
        Object step = browser.run("return document.querySelector('canvas.large')?.dataset.lastStep ?? '-1'");
        return Long.parseLong(step.toString());
    }
}
