package minima.experiments.cli;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import minima.telemetry.catalogue.Metric;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

/**
 * A Parquet file of the columns of the CSV form, typed.
 *
 * <pre>
 *   message points {
 *     required binary run (string);
 *     optional binary strand (string);
 *     required int64 step;
 *     required int64 time (timestamp, milliseconds, UTC);
 *     optional double &lt;metric&gt;;   one for each metric, null where the strand does not measure it
 *   }
 * </pre>
 */
final class ParquetTable {

    private static final int KEYS_FROM = 4;
    private static final Set<String> METRICS =
            Stream.of(Metric.values()).map(Metric::key).collect(Collectors.toSet());

    private ParquetTable() {}

    /**
     * Writes the table.
     *
     * @param csv as an export writes it, the header first; a batch's fifth column is {@code seed}, and of those after
     *     it the ones that are no metric's are settings
     */
    static void write(Reader csv, Path file) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
            Iterator<CsvRecord> each = rows.iterator();
            List<String> columns = each.next().getFields();
            int metricsFrom = metricsFrom(columns);
            try (ParquetWriter<CsvRecord> table = ParquetWriter.writeFile(
                    schema(columns, metricsFrom),
                    file.toFile(),
                    (row, cells) -> put(columns, metricsFrom, row, cells))) {
                while (each.hasNext()) {
                    table.write(each.next());
                }
            }
        }
    }

    private static int metricsFrom(List<String> columns) {
        int from = KEYS_FROM;
        if (columns.size() > from && columns.get(from).equals("seed")) {
            from++;
            while (from < columns.size() && !METRICS.contains(columns.get(from))) {
                from++;
            }
        }
        return from;
    }

    private static MessageType schema(List<String> columns, int metricsFrom) {
        Types.GroupBuilder<MessageType> schema = Types.buildMessage()
                .required(BINARY)
                .as(stringType())
                .named(columns.get(0))
                .optional(BINARY)
                .as(stringType())
                .named(columns.get(1))
                .required(INT64)
                .named(columns.get(2))
                .required(INT64)
                .as(timestampType(true, MILLIS))
                .named(columns.get(3));
        for (int column = KEYS_FROM; column < metricsFrom; column++) {
            if (column == KEYS_FROM) {
                schema.required(INT64).named(columns.get(column));
            } else {
                schema.required(BINARY).as(stringType()).named(columns.get(column));
            }
        }
        columns.subList(metricsFrom, columns.size())
                .forEach(metric -> schema.optional(DOUBLE).named(metric));
        return schema.named("points");
    }

    private static void put(List<String> columns, int metricsFrom, CsvRecord row, ValueWriter cells) {
        cells.write(columns.get(0), row.getField(0));
        if (!row.getField(1).isEmpty()) {
            cells.write(columns.get(1), row.getField(1));
        }
        cells.write(columns.get(2), Long.valueOf(row.getField(2)));
        cells.write(columns.get(3), Long.valueOf(row.getField(3)));
        for (int column = KEYS_FROM; column < metricsFrom; column++) {
            String key = row.getField(column);
            cells.write(columns.get(column), column == KEYS_FROM ? Long.valueOf(key) : key);
        }
        for (int column = metricsFrom; column < row.getFieldCount(); column++) {
            String number = row.getField(column);
            if (!number.isEmpty()) {
                cells.write(columns.get(column), Double.valueOf(number));
            }
        }
    }
}
