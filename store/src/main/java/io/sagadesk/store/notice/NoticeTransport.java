package io.sagadesk.store.notice;

import java.sql.SQLException;
import java.util.List;

/** Carries texts between instances by means of a store that they share. */
interface NoticeTransport {

    /** Connects to the store. */
    Connected connect() throws SQLException;

    /** A connection, used by one thread. */
    interface Connected extends AutoCloseable {

        /**
         * Sends texts, and returns what was sent by all instances since the call before. Waits a moment for it, about a tenth
         * of a second.
         *
         * @throws SQLException if the connection is lost; whether the texts were sent is not known then. MongoDB's driver has
         *     unchecked exceptions
         */
        List<String> exchange(List<String> texts) throws SQLException, InterruptedException;

        @Override
        void close() throws SQLException;
    }
}
