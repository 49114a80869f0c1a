package minima.experiments.cli;

import java.io.Reader;
import java.util.Iterator;
import java.util.Objects;

/** Reads text that comes in pieces, one after the other. */
final class PieceReader extends Reader {

    private final Iterator<String> pieces;
    private String piece = "";
    private int next;

    PieceReader(Iterator<String> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read(char[] into, int from, int length) {
        Objects.checkFromIndexSize(from, length, into.length);
        while (next == piece.length()) {
            if (!pieces.hasNext()) {
                return -1;
            }
            piece = pieces.next();
            next = 0;
        }
        int taken = Math.min(length, piece.length() - next);
        piece.getChars(next, next + taken, into, from);
        next += taken;
        return taken;
    }

    @Override
    public void close() {}
}
