package minima.training.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rows of finite numbers from comma-separated values (RFC 4180; UTF-8, a byte order mark is skipped, so are empty
 * lines).
 *
 * <p>Memory: one row at a time, of at most 100,001 fields with at most 1,000 characters each.
 */
final class CsvNumbers {

    private static final int MOST_FIELDS = 100_001;
    private static final int MOST_CHARACTERS = 1_000;
    private static final int SHOWN = 40;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String place;
    private final CloseableIterator<CsvRecord> records;
    private long lastLine;

    CsvNumbers(Unpacked in) {
        this.place = in.place();
        this.records = wellFormed(() -> CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .build(
                        CsvRecordHandler.of(limits -> limits.maxFields(MOST_FIELDS)
                                .maxFieldSize(MOST_CHARACTERS)
                                .maxRecordSize(MOST_FIELDS * MOST_CHARACTERS)),
                        withoutByteOrderMark(in))
                .iterator());
    }

    private static InputStream withoutByteOrderMark(Unpacked in) {
        byte[] head = in.readNBytes(BYTE_ORDER_MARK.length);
        return Arrays.equals(head, BYTE_ORDER_MARK) ? in : new SequenceInputStream(new ByteArrayInputStream(head), in);
    }

    /** The fields of the first row, without the spaces around them; null if there is no row. */
    @Nullable
    List<String> header() {
        CsvRecord row = nextRecord();
        return row == null ? null : row.getFields().stream().map(String::strip).toList();
    }

    /**
     * The next row, null after the last. {@code columns} are the names that messages use; their number is the row's.
     */
    double @Nullable [] next(List<String> columns) {
        CsvRecord row = nextRecord();
        if (row == null) {
            return null;
        }
        if (row.getFieldCount() != columns.size()) {
            throw new InvalidInput("row must have as many fields as the header: fields=%d, header=%d at %s"
                    .formatted(row.getFieldCount(), columns.size(), line(row)));
        }
        double[] values = new double[columns.size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = number(columns.get(j), row.getField(j).strip(), row);
        }
        return values;
    }

    private @Nullable CsvRecord nextRecord() {
        if (!wellFormed(records::hasNext)) {
            return null;
        }
        CsvRecord row = wellFormed(records::next);
        lastLine = row.getStartingLineNumber();
        return row;
    }

    private double number(String column, String text, CsvRecord row) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new InvalidInput(
                    "value must be a number: %s=%s at %s".formatted(column, shown(text), line(row)), notANumber);
        }
        if (!Double.isFinite(value)) {
            throw new InvalidInput("value must be finite: %s=%s at %s".formatted(column, shown(text), line(row)));
        }
        return value;
    }

    private String line(CsvRecord row) {
        return place + ":" + row.getStartingLineNumber();
    }

    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private <T> T wellFormed(Supplier<T> read) {
        try {
            return read.get();
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof InvalidInput ofTheFile) {
                throw ofTheFile;
            }
            Throwable reason = broken.getCause() == null ? broken : broken.getCause();
            throw new InvalidInput(
                    "csv must be well formed: %s after %s:%d".formatted(reason.getMessage(), place, lastLine), broken);
        }
    }
}
