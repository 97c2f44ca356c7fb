package io.sagadesk.replay.export;

import io.sagadesk.replay.client.CommandLines;
import io.sagadesk.replay.events.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Brings events into a form, and counts them. */
public final class Exported implements Lines {

    private final Export export;
    private final Target target;
    private final ExportProgress progress;
    private long taken;
    private long seen;

    public Exported(Export export, Target target, ExportProgress progress) {
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
        var event = CommandLines.JSON.readTree(line);
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
