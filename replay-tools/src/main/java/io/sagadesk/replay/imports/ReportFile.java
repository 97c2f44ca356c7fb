package io.sagadesk.replay.imports;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.replay.imports.format.FileKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the import report as JSON. It is written during the import, because it may be as long as the files, and appears
 * under its name at the end.
 */
public final class ReportFile implements ImportReport {

    private final Path file;
    private final Path partial;
    private final JsonGenerator json;

    public ReportFile(Path file, FileKind kind) {
        this.file = file;
        partial = file.resolveSibling(file.getFileName() + ".part");
        json = CommandJsonLines.JSON.createGenerator(create(partial));
        writing(() -> {
            json.writeStartObject();
            json.writeStringProperty("kind", kind.name());
            json.writeStringProperty("source", kind.source());
            json.writeStringProperty("clock", kind.clock());
            json.writeStringProperty("startedAt", Instant.now().toString());
            json.writeArrayPropertyStart("files");
        });
    }

    private static OutputStream create(Path file) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException unwritable) {
            throw new CliException("The report cannot be written to " + file + "; nothing was sent");
        }
    }

    @Override
    public void start(String name) {
        writing(() -> {
            json.writeStartObject();
            json.writeStringProperty("file", name);
            json.writeArrayPropertyStart("problems");
        });
    }

    @Override
    public void reportProblem(long line, String outcome, String reason) {
        writing(() -> {
            json.writeStartObject();
            json.writeNumberProperty("line", line);
            json.writeStringProperty("outcome", outcome);
            json.writeStringProperty("reason", reason);
            json.writeEndObject();
        });
    }

    @Override
    public void end(RowCounts.Figures figures, double seconds) {
        writing(() -> {
            json.writeEndArray();
            write(figures, seconds);
            json.writeEndObject();
        });
    }

    @Override
    public void total(RowCounts.Figures figures, double seconds, boolean complete) {
        writing(() -> {
            json.writeEndArray();
            json.writeObjectPropertyStart("total");
            write(figures, seconds);
            json.writeEndObject();
            json.writeBooleanProperty("complete", complete);
            json.writeEndObject();
            json.close();
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    private void write(RowCounts.Figures figures, double seconds) {
        json.writeNumberProperty("rowsRead", figures.read());
        json.writeNumberProperty("accepted", figures.accepted());
        json.writeNumberProperty("repeated", figures.repeated());
        json.writeNumberProperty("refused", figures.refused());
        json.writeNumberProperty("damaged", figures.damaged());
        json.writeNumberProperty("unsettled", figures.unsettled());
        json.writeNumberProperty("commandsSent", figures.commands());
        if (figures.amountRead() != null) {
            json.writeStringProperty("amountRead", figures.amountRead().toPlainString());
        }
        if (figures.amountAccepted() != null) {
            json.writeStringProperty("amountAccepted", figures.amountAccepted().toPlainString());
        }
        json.writeNumberProperty("seconds", ImportRate.rounded(seconds));
        json.writeNumberProperty("rowsPerSecond", ImportRate.perSecond(figures.read(), seconds));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void writing(Writing part) {
        try {
            part.run();
        } catch (IOException | JacksonException unwritable) {
            throw new CliException("The report can no longer be written to " + partial
                    + ". Make room and import again: what is there already changes nothing");
        }
    }
}
