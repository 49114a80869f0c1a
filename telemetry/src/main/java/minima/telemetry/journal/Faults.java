package minima.telemetry.journal;

import org.h2.api.ErrorCode;

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
        return !e.getClass().getName().startsWith("org.h2.");
    }

    /** Why the journal cannot be opened, for whoever asked for it. */
    static String onOpening(Throwable e) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return "journal must not be in use by another process. Maybe a laboratory is running on it";
            }
        }
        return "journal cannot be opened: " + root.getMessage();
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
