package minima.dashboards.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The report's style sheet with the page's fonts inside, so that it looks the same wherever it is opened. */
final class Style {

    private static final String FONTS = "/minima/dashboards/web/fonts/";

    private Style() {}

    static String sheet() {
        return font("Inter", "inter", "400 700")
                + font("STIX Two Text", "stix-two-text-latin-400-normal", "400")
                + font("STIX Two Text", "stix-two-text-latin-700-normal", "700")
                + font("STIX Two Greek", "stix-two-text-greek-400-normal", "400")
                + font("STIX Two Greek", "stix-two-text-greek-700-normal", "700")
                + font("STIX Two Math", "stix-two-math", "400")
                + font("JetBrains Mono", "jetbrains-mono-latin-400-normal", "400")
                + new String(read("/minima/dashboards/report/report.css"), StandardCharsets.UTF_8);
    }

    private static String font(String family, String file, String weight) {
        return "@font-face{font-family:\"%s\";font-weight:%s;src:url(data:font/woff2;base64,%s) format(\"woff2\")}\n"
                .formatted(family, weight, Base64.getEncoder().encodeToString(read(FONTS + file + ".woff2")));
    }

    private static byte[] read(String resource) {
        try (InputStream stream = Style.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the jar must hold its resources: resource=" + resource);
            }
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
