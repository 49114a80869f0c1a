package minima.training.data;

import minima.training.claim.InvalidInput;
import org.junit.jupiter.api.Named;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A bad input and the line that refuses it.
 *
 * @param files name to content
 * @param data what the user gives; {@code DIR} stands for the folder of the files, here and in {@code line}
 */
record Bad(Map<String, byte[]> files, String data, String line) {

    static Named<Bad> named(Map<String, byte[]> files, String data, String line) {
        return Named.of(line, new Bad(files, data, line));
    }

    void assertRefusedIn(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        String given = data.replace("DIR", folder.toString());

        assertThatThrownBy(() -> DataSource.parse(given).load().requireBinary())
                .isInstanceOf(InvalidInput.class)
                .message()
                .isEqualTo(line.replace("DIR", folder.toString()))
                .hasLineCount(1);
    }

    static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException notOfMemory) {
            throw new UncheckedIOException(notOfMemory);
        }
        return packed.toByteArray();
    }
}
