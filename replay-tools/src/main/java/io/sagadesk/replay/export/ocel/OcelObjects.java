package io.sagadesk.replay.export.ocel;

import io.sagadesk.replay.export.TemporaryDatabase;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Collects all objects of a log without duplicates, in a temporary database, so that memory use is bounded. */
final class OcelObjects implements AutoCloseable {

    private static final String SCHEMA = "CREATE TABLE object (id TEXT PRIMARY KEY, type TEXT NOT NULL) WITHOUT ROWID";
    private static final int CACHED = 50_000;

    private final TemporaryDatabase temporaryDatabase;
    private final PreparedStatement insert;
    private final Map<String, Map<String, String>> types = new TreeMap<>();
    private final Set<String> cached = new HashSet<>(); // ids of some of the objects in the database

    OcelObjects(Path directory) {
        temporaryDatabase = TemporaryDatabase.in(directory, SCHEMA);
        try {
            insert = temporaryDatabase.connection().prepareStatement("INSERT OR IGNORE INTO object VALUES (?, ?)");
        } catch (SQLException e) {
            throw temporaryDatabase.failed(e);
        }
    }

    void add(OcelObject object) {
        if (!cached.add(object.id())) return;
        if (cached.size() > CACHED) cached.clear();
        types.putIfAbsent(object.type(), Map.of());
        try {
            insert.setString(1, object.id());
            insert.setString(2, object.type());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw temporaryDatabase.failed(e);
        }
    }

    /** The types of objects; no type has attributes. */
    Map<String, Map<String, String>> types() {
        return types;
    }

    /** Passes the id and the type of each object to the consumer, in the order of ids. */
    void forEach(BiConsumer<String, String> consumer) {
        try (var query = temporaryDatabase.connection().createStatement();
                var rows = query.executeQuery("SELECT id, type FROM object ORDER BY id")) {
            while (rows.next()) consumer.accept(rows.getString(1), rows.getString(2));
        } catch (SQLException e) {
            throw temporaryDatabase.failed(e);
        }
    }

    @Override
    public void close() {
        temporaryDatabase.close();
    }
}
