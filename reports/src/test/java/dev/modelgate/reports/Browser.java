package dev.modelgate.reports;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium, and what a test asks of it. */
final class Browser implements AutoCloseable {
    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** A new browser, or empty when the path has no {@code chromium} or no {@code chromedriver}. */
    static Optional<Browser> find(String path) {
        return onPath(path, "chromium")
                .flatMap(chromium ->
                        onPath(path, "chromedriver").map(chromedriver -> new Browser(start(chromium, chromedriver))));
    }

    private static Optional<File> onPath(String path, String name) {
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    private static ChromeDriver start(File chromium, File chromedriver) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        // Containers run as root and have a small /dev/shm: with either, Chromium does not start otherwise.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", logs);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver)
                        .build(),
                options);
    }

    /** Shows a file on a screen so wide, in CSS pixels, to a reader who prefers {@code light} or {@code dark}. */
    void open(Path file, int width, String scheme) {
        driver.manage().logs().get(LogType.BROWSER);
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 2, "mobile", width < 500));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.get(file.toUri().toString());
    }

    /** The value of a JavaScript expression in the page. */
    Object ask(String expression) {
        Object value = driver.executeScript("return " + expression);
        if (value == null) {
            throw new AssertionError("nothing there: " + expression);
        }
        return value;
    }

    /** The strings of a JavaScript expression that is an array. */
    List<String> list(String expression) {
        return ((List<?>) ask(expression)).stream().map(String::valueOf).toList();
    }

    /** What the page wrote to the console since it was opened: refusals of its security policy among it. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The events of the network that a request begins with, since the page was opened; its own file among them. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(event -> event.contains("\"Network.requestWillBeSent\""))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
