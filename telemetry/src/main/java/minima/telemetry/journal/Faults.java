package minima.telemetry.journal;

import java.sql.SQLException;

/** What kind of failure a database's failure is. */
final class Faults {

    private Faults() {}

    /** Whether the data are at fault (SQL classes 22 and 23, or a program error), so that no other try can help. */
    static boolean refused(Exception e) {
        if (e instanceof SQLException sql) {
            String state = String.valueOf(sql.getSQLState());
            return state.startsWith("22") || state.startsWith("23");
        }
        return true;
    }

    /** Whether the database is well and only this transaction was in another's way (class 40, time-outs). */
    static boolean passing(Exception e) {
        String state = e instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        return state.startsWith("40") || state.startsWith("HYT");
    }

    /**
     * Whether the disk took data and then failed to keep them. The system has forgotten which, so a second try would
     * succeed without the data being safe.
     */
    static boolean lostBySync(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).startsWith("Could not sync")) {
                return true;
            }
        }
        return false;
    }
}
