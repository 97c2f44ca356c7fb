package io.sagadesk.replay.export.xes;

import io.sagadesk.replay.export.ExportWriter;
import io.sagadesk.replay.export.TemporaryDatabase;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/**
 * Writes IEEE XES with one trace for each case. Events are first collected in a temporary database, sorted by case. An
 * event belongs to the case that its metadata names; an event without a case is left out.
 */
public final class XesWriter implements ExportWriter {

    private static final String SCHEMA = "CREATE TABLE event (trace TEXT NOT NULL, position INTEGER NOT NULL,"
            + " xml TEXT NOT NULL, PRIMARY KEY (trace, position)) WITHOUT ROWID";

    private final XesDocument document;
    private final XesEvent fragment = new XesEvent();
    private final TemporaryDatabase temporaryDatabase;
    private final PreparedStatement insert;
    private final String caseKey;

    public XesWriter(Writer out, CaseNotion kind, Path directory) {
        this.document = new XesDocument(out, kind);
        this.caseKey = kind.key();
        this.temporaryDatabase = TemporaryDatabase.in(directory, SCHEMA);
        try {
            this.insert = temporaryDatabase.connection().prepareStatement("INSERT INTO event VALUES (?, ?, ?)");
        } catch (SQLException e) {
            throw temporaryDatabase.failed(e);
        }
    }

    @Override
    public boolean event(JsonNode event) {
        var trace = event.path("metadata").path(caseKey).asString("");
        if (trace.isEmpty()) return false;
        try {
            insert.setString(1, trace);
            insert.setLong(2, event.path("position").asLong());
            insert.setString(3, fragment.of(event));
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            throw temporaryDatabase.failed(e);
        }
    }

    @Override
    public void end() throws IOException {
        document.begin();
        try (var query = temporaryDatabase.connection().createStatement();
                var rows = query.executeQuery("SELECT trace, xml FROM event ORDER BY trace, position")) {
            writeTraces(rows);
        } catch (SQLException e) {
            throw temporaryDatabase.failed(e);
        }
        document.end();
    }

    private void writeTraces(ResultSet rows) throws SQLException, IOException {
        while (rows.next()) document.event(rows.getString(1), rows.getString(2));
    }

    @Override
    public void close() {
        temporaryDatabase.close();
    }
}
