package io.sagadesk.replay.export.xes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML elements with attributes and without text. */
final class XmlElements {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter writer;

    XmlElements(Writer out) {
        try {
            writer = FACTORY.createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces characters that XML does not allow. */
    private static String allowed(String text) {
        if (text.chars().allMatch(XmlElements::isPlain)) return text;
        var allowed = new StringBuilder(text.length());
        text.codePoints().forEach(character -> allowed.appendCodePoint(isAllowed(character) ? character : '�'));
        return allowed.toString();
    }

    private static boolean isPlain(int character) {
        return character >= ' ' && character < 0xd800;
    }

    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || isPlain(character)
                || (character >= 0xe000 && character != 0xfffe && character != 0xffff);
    }

    void declaration() {
        attempt(() -> writer.writeStartDocument("UTF-8", "1.0"));
        newLine();
    }

    void start(String name, String... attributes) {
        attempt(() -> writer.writeStartElement(name));
        attributes(attributes);
    }

    void empty(String name, String... attributes) {
        attempt(() -> writer.writeEmptyElement(name));
        attributes(attributes);
    }

    void namespace(String uri) {
        attempt(() -> writer.writeDefaultNamespace(uri));
    }

    void end() {
        attempt(writer::writeEndElement);
    }

    void newLine() {
        attempt(() -> writer.writeCharacters("\n"));
    }

    /** Flushes all output to the underlying writer. */
    void flush() {
        attempt(writer::flush);
    }

    private void attributes(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var name = namesAndValues[i];
            var value = allowed(namesAndValues[i + 1]);
            attempt(() -> writer.writeAttribute(name, value));
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void attempt(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }
}
