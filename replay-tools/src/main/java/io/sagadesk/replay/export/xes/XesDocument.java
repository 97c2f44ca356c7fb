package io.sagadesk.replay.export.xes;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** What is around the events of an XES document: its head, and the traces. */
final class XesDocument {

    private static final String[][] EXTENSIONS = {
        {"Concept", "concept"}, {"Time", "time"}, {"Organizational", "org"}, {"Lifecycle", "lifecycle"}
    };

    private final Writer out;
    private final XmlElements xmlElements;
    private final CaseNotion kind;
    private @Nullable String trace;

    XesDocument(Writer out, CaseNotion kind) {
        this.out = out;
        this.xmlElements = new XmlElements(out);
        this.kind = kind;
    }

    void begin() {
        xmlElements.declaration();
        xmlElements.start("log", "xes.version", "1849.2016", "xes.features", "");
        xmlElements.namespace("http://www.xes-standard.org/");
        xmlElements.newLine();
        head();
        xmlElements.flush();
    }

    private void head() {
        for (var extension : EXTENSIONS) {
            var uri = "http://www.xes-standard.org/" + extension[1] + ".xesext";
            xmlElements.empty("extension", "name", extension[0], "prefix", extension[1], "uri", uri);
            xmlElements.newLine();
        }
        xmlElements.start("global", "scope", "trace");
        xmlElements.empty("string", "key", "concept:name", "value", "unknown");
        xmlElements.end();
        xmlElements.newLine();
        globalsOfEvents();
        xmlElements.empty("classifier", "name", "Activity", "scope", "event", "keys", "concept:name");
        xmlElements.newLine();
        xmlElements.empty("string", "key", "concept:name", "value", "Sagadesk: one trace per " + kind);
        xmlElements.newLine();
    }

    /** What every event has. */
    private void globalsOfEvents() {
        xmlElements.start("global", "scope", "event");
        xmlElements.empty("string", "key", "concept:name", "value", "unknown");
        xmlElements.empty("date", "key", "time:timestamp", "value", "1970-01-01T00:00:00Z");
        xmlElements.empty("string", "key", "org:resource", "value", "unknown");
        xmlElements.empty("string", "key", "lifecycle:transition", "value", "complete");
        xmlElements.empty("int", "key", "position", "value", "0");
        xmlElements.end();
        xmlElements.newLine();
    }

    /** Adds an event to its trace; those of one trace come together. */
    void event(String ofTrace, String fragment) throws IOException {
        if (!ofTrace.equals(trace)) beginTrace(ofTrace);
        out.write(fragment);
        out.write('\n');
    }

    void end() {
        endTrace();
        xmlElements.end();
        xmlElements.newLine();
        xmlElements.flush();
    }

    private void beginTrace(String name) {
        endTrace();
        xmlElements.start("trace");
        xmlElements.newLine();
        xmlElements.empty("string", "key", "concept:name", "value", name);
        xmlElements.newLine();
        xmlElements.flush();
        trace = name;
    }

    private void endTrace() {
        if (trace == null) return;
        xmlElements.end();
        xmlElements.newLine();
        xmlElements.flush();
    }
}
