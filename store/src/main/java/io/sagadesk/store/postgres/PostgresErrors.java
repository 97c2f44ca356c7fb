package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.runtime.CauseChain;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Interprets the errors of PostgreSQL by their SQLSTATE. */
public final class PostgresErrors {

    private static final String CONNECTION = "08"; // the class of connection exceptions
    private static final String OPERATOR_INTERVENTION =
            "57P"; // shut down, crashed, starting, terminated, database dropped
    private static final String IDLE_IN_TRANSACTION = "25P03";
    private static final Set<String> BUSY = Set.of(
            "53300", // too many connections
            "55P03", // the lock was not given in time
            "25006", // read only: a standby that is promoted soon
            "40001", "40P01");
    /** Values that a column cannot hold, and limits such as that of an index entry. */
    private static final Set<String> DATA = Set.of("22", "23", "54");

    private PostgresErrors() {}

    /** Whether the connection is lost or was refused, or the server had no time: it can be tried again. */
    public static boolean isOutage(Exception failure) {
        return CauseChain.of(failure)
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || (cause instanceof SQLException sql && (isConnectionLost(sql) || BUSY.contains(state(sql)))));
    }

    /**
     * The reason why something in a database cannot be opened.
     *
     * @param content what is to be opened, at the beginning of a sentence
     */
    public static StoreUnusableException unusable(String content, PostgresAddress address, SQLException failure) {
        var sentence = isOutage(failure)
                ? "PostgreSQL at " + address + " does not answer: start it, or correct " + address.setting()
                : content + " in PostgreSQL at " + address + " cannot be opened: " + failure.getMessage();
        return new StoreUnusableException(sentence, failure);
    }

    /** Whether the connection cannot be used any more. */
    static boolean isConnectionLost(SQLException e) {
        var state = state(e);
        return state.startsWith(CONNECTION)
                || state.startsWith(OPERATOR_INTERVENTION)
                || state.equals(IDLE_IN_TRANSACTION);
    }

    /** Whether the values of a row are the reason. */
    static boolean isAboutData(SQLException e) {
        var state = state(e);
        return state.length() >= 2 && DATA.contains(state.substring(0, 2));
    }

    private static String state(SQLException e) {
        var state = e.getSQLState();
        return state == null ? "" : state;
    }
}
