package minima.experiments.cli;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

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

    private static final int METRICS_FROM = 4;

    private ParquetTable() {}

    /** @param csv as an export writes it, the header first */
    static void write(Reader csv, Path file) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
            Iterator<CsvRecord> each = rows.iterator();
            List<String> columns = each.next().getFields();
            try (ParquetWriter<CsvRecord> table =
                    ParquetWriter.writeFile(schema(columns), file.toFile(), (row, cells) -> put(columns, row, cells))) {
                while (each.hasNext()) {
                    table.write(each.next());
                }
            }
        }
    }

    private static MessageType schema(List<String> columns) {
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
        columns.subList(METRICS_FROM, columns.size())
                .forEach(metric -> schema.optional(DOUBLE).named(metric));
        return schema.named("points");
    }

    private static void put(List<String> columns, CsvRecord row, ValueWriter cells) {
        cells.write(columns.get(0), row.getField(0));
        if (!row.getField(1).isEmpty()) {
            cells.write(columns.get(1), row.getField(1));
        }
        cells.write(columns.get(2), Long.valueOf(row.getField(2)));
        cells.write(columns.get(3), Long.valueOf(row.getField(3)));
        for (int column = METRICS_FROM; column < row.getFieldCount(); column++) {
            String number = row.getField(column);
            if (!number.isEmpty()) {
                cells.write(columns.get(column), Double.valueOf(number));
            }
        }
    }
}
