package minima.dashboards.export;

import minima.telemetry.event.Recorded;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Rows as text in pieces of at most {@value #ROWS} lines, each made when it is asked for. Used by one thread at a time.
 */
final class Pieces implements Iterator<String> {

    private static final int ROWS = 256;

    private final RowText form;
    private final Iterator<Recorded> blocks;
    private @Nullable Recorded block;
    private int row;
    private String head;

    Pieces(RowText form, Iterator<Recorded> blocks) {
        this.form = form;
        this.head = form.head();
        this.blocks = blocks;
    }

    @Override
    public boolean hasNext() {
        return !head.isEmpty() || block != null || blocks.hasNext();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StringBuilder text = new StringBuilder(head);
        head = "";
        Recorded current = block != null || !blocks.hasNext() ? block : blocks.next();
        if (current != null) {
            append(current, text);
        }
        return text.toString();
    }

    private void append(Recorded current, StringBuilder text) {
        int end = Math.min(row + ROWS, current.size());
        while (row < end) {
            form.append(current, row++, text);
        }
        boolean done = row == current.size();
        block = done ? null : current;
        row = done ? 0 : row;
    }
}
