package io.sagadesk.replay.export;

import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.replay.events.EventLineSink;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes events in a format, and counts them. */
public final class ExportRun implements EventLineSink {

    private final ExportWriter export;
    private final ExportTarget target;
    private final ExportProgress progress;
    private long written;
    private long received;

    public ExportRun(ExportWriter export, ExportTarget target, ExportProgress progress) {
        this.export = export;
        this.target = target;
        this.progress = progress;
    }

    @Override
    public void newest(long position) {
        progress.end(position);
    }

    @Override
    public void line(String line) {
        var event = CommandJsonLines.JSON.readTree(line);
        try {
            received++;
            if (export.event(event)) written++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.at(event.path("position").asLong(), received);
    }

    @Override
    public boolean show() {
        return target.isOpen();
    }

    /** The number of events that were written. */
    public long written() {
        return written;
    }

    /** The number of events that the format has no place for. */
    public long skipped() {
        return received - written;
    }
}
