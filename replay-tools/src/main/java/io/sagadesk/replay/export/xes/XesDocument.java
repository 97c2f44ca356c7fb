package io.sagadesk.replay.export.xes;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** The frame of an XES document: the header, and the traces around the events. */
final class XesDocument {

    private static final String[][] EXTENSIONS = {
        {"Concept", "concept"}, {"Time", "time"}, {"Organizational", "org"}, {"Lifecycle", "lifecycle"}
    };

    private final Writer out;
    private final XmlElements xml;
    private final CaseNotion kind;
    private @Nullable String trace;

    XesDocument(Writer out, CaseNotion kind) {
        this.out = out;
        this.xml = new XmlElements(out);
        this.kind = kind;
    }

    void begin() {
        xml.declaration();
        xml.start("log", "xes.version", "1849.2016", "xes.features", "");
        xml.namespace("http://www.xes-standard.org/");
        xml.newLine();
        header();
        xml.flush();
    }

    private void header() {
        for (var extension : EXTENSIONS) {
            var uri = "http://www.xes-standard.org/" + extension[1] + ".xesext";
            xml.empty("extension", "name", extension[0], "prefix", extension[1], "uri", uri);
            xml.newLine();
        }
        xml.start("global", "scope", "trace");
        xml.empty("string", "key", "concept:name", "value", "unknown");
        xml.end();
        xml.newLine();
        globalsOfEvents();
        xml.empty("classifier", "name", "Activity", "scope", "event", "keys", "concept:name");
        xml.newLine();
        xml.empty("string", "key", "concept:name", "value", "Sagadesk: one trace per " + kind);
        xml.newLine();
    }

    /** Declares the attributes that every event has. */
    private void globalsOfEvents() {
        xml.start("global", "scope", "event");
        xml.empty("string", "key", "concept:name", "value", "unknown");
        xml.empty("date", "key", "time:timestamp", "value", "1970-01-01T00:00:00Z");
        xml.empty("string", "key", "org:resource", "value", "unknown");
        xml.empty("string", "key", "lifecycle:transition", "value", "complete");
        xml.empty("int", "key", "position", "value", "0");
        xml.end();
        xml.newLine();
    }

    /** Adds an event to its trace. All events of a trace must be added one after another. */
    void event(String traceName, String fragment) throws IOException {
        if (!traceName.equals(trace)) beginTrace(traceName);
        out.write(fragment);
        out.write('\n');
    }

    void end() {
        endTrace();
        xml.end();
        xml.newLine();
        xml.flush();
    }

    private void beginTrace(String name) {
        endTrace();
        xml.start("trace");
        xml.newLine();
        xml.empty("string", "key", "concept:name", "value", name);
        xml.newLine();
        xml.flush();
        trace = name;
    }

    private void endTrace() {
        if (trace == null) return;
        xml.end();
        xml.newLine();
        xml.flush();
    }
}
