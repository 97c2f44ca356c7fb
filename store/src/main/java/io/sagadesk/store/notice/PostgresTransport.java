package io.sagadesk.store.notice;

import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Sends texts as notifications of a PostgreSQL, on a connection that also listens to them. */
record PostgresTransport(PostgresAddress address) implements NoticeTransport {

    private static final int MILLIS_TO_LISTEN = 100;
    private static final int MILLIS_FOR_AN_ANSWER = 5_000;
    private static final long NANOS_OF_SILENCE = TimeUnit.SECONDS.toNanos(1);

    @Override
    public Connected connect() throws SQLException {
        var connection = address.connect();
        try {
            connection.setNetworkTimeout(Runnable::run, MILLIS_FOR_AN_ANSWER);
            Long table = PostgresSchema.number(connection, "SELECT to_regclass('event')::oid::bigint");
            if (table == null) throw new SQLException("There is no log yet");
            var channel = "sagadesk_notices_" + table; // a database may have logs in several schemas
            PostgresSchema.execute(connection, "LISTEN " + channel);
            return new Listening(connection, channel);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static final class Listening implements Connected {

        private final Connection connection;
        private final String channel;
        private long answeredAt = System.nanoTime();

        Listening(Connection connection, String channel) {
            this.connection = connection;
            this.channel = channel;
        }

        @Override
        public List<String> exchange(List<String> texts) throws SQLException {
            if (!texts.isEmpty()) send(texts);
            else if (System.nanoTime() - answeredAt > NANOS_OF_SILENCE) ask("SELECT 1"); // a cut network says nothing
            var notifications = connection.unwrap(PGConnection.class).getNotifications(MILLIS_TO_LISTEN);
            return notifications == null
                    ? List.of()
                    : Arrays.stream(notifications)
                            .map(PGNotification::getParameter)
                            .toList();
        }

        private void send(List<String> texts) throws SQLException {
            try (var notify = connection.prepareStatement("SELECT pg_notify(?, text) FROM unnest(?) AS text")) {
                notify.setString(1, channel);
                notify.setArray(2, connection.createArrayOf("text", texts.toArray()));
                notify.execute();
            }
            answeredAt = System.nanoTime();
        }

        private void ask(String question) throws SQLException {
            PostgresSchema.execute(connection, question);
            answeredAt = System.nanoTime();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
