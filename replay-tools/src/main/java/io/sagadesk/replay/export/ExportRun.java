package io.sagadesk.replay.export;

import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.replay.events.EventLineSink;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Brings events into a form, and counts them. */
public final class ExportRun implements EventLineSink {

    private final ExportWriter export;
    private final ExportTarget target;
    private final ExportProgress progress;
    private long taken;
    private long seen;

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
            seen++;
            if (export.event(event)) taken++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.at(event.path("position").asLong(), seen);
    }

    @Override
    public boolean show() {
        return target.isOpen();
    }

    public long taken() {
        return taken;
    }

    public long leftOut() {
        return seen - taken;
    }
}
