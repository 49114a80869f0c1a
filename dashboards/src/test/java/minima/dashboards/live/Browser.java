package minima.dashboards.live;

import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assumptions.assumeThat;

/** A Chromium of the machine's own; a test is skipped where there is none, but not on a machine that says it has. */
final class Browser implements AutoCloseable {

    private final ChromeDriver driver;

    Browser(Path folder, int width, int height) throws IOException {
        if (System.getenv("CI") == null) {
            assumeThat(Path.of("/usr/bin/chromium")).as("installed by .ci/run").exists();
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=%d,%d".formatted(width, height),
                "--user-data-dir=" + Files.createTempDirectory(folder, "chromium"));
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                        .build(),
                options);
    }

    void open(String url) {
        driver.get(url);
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** The page becomes so large, also where no window can be so narrow. */
    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Presses keys at the element that has the focus. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    void back() {
        driver.navigate().back();
    }

    void reload() {
        driver.navigate().refresh();
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** What an asynchronous script gives to its last argument. */
    Object runAsync(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** By how much the page is wider than the window. */
    long overflow() {
        return (long) run("const e = document.documentElement; return e.scrollWidth - e.clientWidth");
    }

    /** What a script returns. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Drags over an element, at half its height, from one share of its width to another. */
    void drag(String selector, double from, double to) {
        WebElement over = one(selector);
        int width = over.getSize().getWidth();
        new Actions(driver)
                .moveToElement(over, (int) ((from - 0.5) * width), 0)
                .clickAndHold()
                .moveToElement(over, (int) ((to - 0.5) * width), 0)
                .release()
                .perform();
    }

    /** Types on what has the focus. */
    void type(String keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** From now on pages have this much room. */
    void screen(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 700));
    }

    /** Pixels of a canvas that something is drawn on. */
    long inkOf(String canvas) {
        return (long) run("""
                const c = document.querySelector(arguments[0]);
                const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
                let drawn = 0;
                for (let i = 3; i < p.length; i += 4) if (p[i] > 0) drawn++;
                return drawn""", canvas);
    }

    /** Kept in {@code target/screenshots}, for people. */
    void screenshot(String name) throws IOException {
        Path target = Files.createDirectories(Path.of("target", "screenshots")).resolve(name);
        Files.write(target, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
