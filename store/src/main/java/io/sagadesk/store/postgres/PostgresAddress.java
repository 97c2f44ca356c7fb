package io.sagadesk.store.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The address of a PostgreSQL database, with user and password. As text it has neither.
 *
 * <p>Options behind the question mark are those of PostgreSQL's JDBC driver, such as {@code sslmode} or
 * {@code currentSchema}.
 */
public final class PostgresAddress {

    /** The environment variable that gives the address. */
    public static final String SETTING = "SAGADESK_POSTGRESQL";

    private static final String HOST = "(?:[^\\s:,/?@\\[\\]]+|\\[[0-9a-fA-F:]+\\])(?::\\d{1,5})?";
    private static final Pattern ADDRESS =
            Pattern.compile("postgres(?:ql)?://(?:(?<user>[^\\s:@/]+)(?::(?<password>[^\\s@/]*))?@)?" + "(?<hosts>"
                    + HOST + "(?:," + HOST + ")*)/(?<database>[^\\s/?]+)(?:\\?(?<options>\\S*))?");

    private static final int SECONDS_TO_CONNECT = 3;
    private static final int SECONDS_TO_ANSWER = 60; // more than a statement takes: a network that was cut says nothing

    private final String setting;
    private final String name;
    private final @Nullable String options;
    private final PGSimpleDataSource connections = new PGSimpleDataSource();

    private PostgresAddress(String setting, String name, @Nullable String options) {
        this.setting = setting;
        this.name = name;
        this.options = options;
        connections.setURL("jdbc:postgresql://" + name + (options == null ? "" : "?" + options));
        connections.setApplicationName("sagadesk");
        connections.setConnectTimeout(SECONDS_TO_CONNECT);
        connections.setLoginTimeout(SECONDS_TO_CONNECT);
        connections.setSocketTimeout(SECONDS_TO_ANSWER);
        connections.setTcpKeepAlive(true);
    }

    /** Understands the address that {@link #SETTING} gives. */
    public static PostgresAddress of(String text) {
        return of(SETTING, text);
    }

    /**
     * Understands an address such as {@code postgresql://user:password@host:5432/database}, in which user and password may be
     * percent-encoded.
     *
     * @param setting the environment variable that gives it, for messages
     * @throws IllegalArgumentException if it is none; the message does not repeat it, because it may hold a password
     */
    public static PostgresAddress of(String setting, String text) {
        var matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) throw noAddress(setting);
        try {
            var name = matcher.group("hosts") + "/" + matcher.group("database");
            var address = new PostgresAddress(setting, name, matcher.group("options"));
            address.connections.setUser(decoded(matcher.group("user")));
            address.connections.setPassword(decoded(matcher.group("password")));
            return address;
        } catch (IllegalArgumentException undecodable) { // its message may repeat the text
            throw noAddress(setting);
        }
    }

    private static IllegalArgumentException noAddress(String setting) {
        return new IllegalArgumentException(
                setting + " is no address such as postgresql://user:password@host:5432/database");
    }

    private static @Nullable String decoded(@Nullable String text) {
        return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    /** The same database, where tables are looked for and created in one schema. */
    public PostgresAddress inSchema(String schema) {
        var there = new PostgresAddress(setting, name, options);
        there.connections.setUser(connections.getUser());
        there.connections.setPassword(connections.getPassword());
        there.connections.setCurrentSchema(schema);
        return there;
    }

    /** The schema that the options name ({@code currentSchema}), the first one if there are several. */
    public Optional<String> schema() {
        return Optional.ofNullable(connections.getCurrentSchema())
                .map(names -> names.split(",", 2)[0].strip())
                .filter(name -> !name.isEmpty());
    }

    /** The environment variable that gives the address. */
    String setting() {
        return setting;
    }

    /** Opens a connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return connections.getConnection();
    }

    DataSource connections() {
        return connections;
    }

    @Override
    public String toString() {
        return name;
    }
}
