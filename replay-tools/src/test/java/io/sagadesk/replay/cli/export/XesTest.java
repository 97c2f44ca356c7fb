package io.sagadesk.replay.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.replay.CliRun;
import io.sagadesk.replay.LogOnDisk;
import io.sagadesk.replay.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** Tests the XES export as a reader of XES sees it. */
class XesTest {

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void record() {
        file = directory.resolve("log.xes");
        try (var log = new LogOnDisk(directory)) {
            Samples.record(log);
        }
    }

    @Test
    void a_trace_holds_the_events_of_its_ticket_in_order() throws Exception {
        var traces = children(parsed("ticket"), "trace");

        assertThat(traces).extracting(trace -> value(trace, "concept:name")).containsExactly("t-1", "t-2");
        assertThat(children(traces.get(0), "event"))
                .extracting(
                        event -> value(event, "concept:name"),
                        event -> value(event, "org:resource"),
                        event -> value(event, "time:timestamp"),
                        event -> value(event, "position"))
                .containsExactly(
                        tuple("ticket.TicketOpened", "agent/a-1", "2025-09-23T23:57:00.123456Z", "3"),
                        tuple("ticket.TicketEscalated", "policy/escalation", "2025-09-24T01:57:00.123456Z", "5"));
    }

    @ParameterizedTest
    @CsvSource({"ticket, 3, 4", "conversation, 4, 3", "customer, 7, 0", "order, 1, 6"})
    void a_case_may_be_anything_that_events_name(String kind, int events, int leftOut) throws Exception {
        var log = parsed(kind);

        assertThat(children(log, "trace").stream().flatMap(trace -> children(trace, "event").stream()))
                .hasSize(events);
        assertThat(CliRun.run("export", "--data", directory, "--format", "xes", "--case", kind, "--out", file)
                        .err())
                .contains(events + " events in")
                .satisfies(said -> assertThat(said.contains(leftOut + " others name no " + kind))
                        .isEqualTo(leftOut > 0));
    }

    @Test
    void what_is_promised_for_all_is_there_for_each() throws Exception {
        var log = parsed("customer");
        var traces = children(log, "trace");
        var globals = children(log, "global");

        assertThat(globals).extracting(global -> global.getAttribute("scope")).containsExactly("trace", "event");
        assertThat(traces).allSatisfy(trace -> assertThat(keys(trace)).containsAll(keys(globals.get(0))));
        assertThat(traces.stream().flatMap(trace -> children(trace, "event").stream()))
                .allSatisfy(event -> assertThat(keys(event)).containsAll(keys(globals.get(1))));
        assertThat(children(log, "classifier"))
                .allMatch(classifier -> keys(globals.get(1)).contains(classifier.getAttribute("keys")));
    }

    @Test
    void every_prefix_is_that_of_a_declared_extension() throws Exception {
        var log = parsed("customer");
        var prefixes = children(log, "extension").stream()
                .map(extension -> extension.getAttribute("prefix"))
                .toList();

        var all = log.getElementsByTagName("*");
        assertThat(IntStream.range(0, all.getLength())
                        .mapToObj(number -> ((Element) all.item(number)).getAttribute("key"))
                        .filter(key -> key.contains(":"))
                        .map(key -> key.substring(0, key.indexOf(':'))))
                .isNotEmpty()
                .isSubsetOf(prefixes);
    }

    @Test
    void any_text_comes_out_well_formed() throws Exception {
        var reason = "<&\"'>\u0001\ud800 \ud83d\ude00 ü";
        try (var log = new LogOnDisk(directory)) {
            var held = new TicketHeld(new TicketId("t-9"), new CustomerId("ben"), reason, Samples.BEGIN);
            log.record("ticket/t-9", held, Samples.BEGIN, Map.of("ticketId", "t-9"));
        }

        var trace = children(parsed("ticket"), "trace").get(2);

        var event = children(trace, "event").get(0);
        assertThat(value(event, "reason")).startsWith("<&\"'>\ufffd").endsWith(" \ud83d\ude00 ü");
        assertThat(value(event, "org:resource")).isEqualTo("unknown");
    }

    @Test
    void a_log_without_events_is_a_log_without_traces() throws Exception {
        assertThat(children(parsed("ticket", "--type", "desk."), "trace")).isEmpty();
    }

    /** Exports and parses the log with a validating parser. */
    private Element parsed(String kind, String... filter) throws Exception {
        var arguments = Stream.concat(
                Stream.of("export", "--data", directory, "--format", "xes", "--case", kind, "--out", file),
                Stream.of(filter));
        assertThat(CliRun.run(arguments.toArray()).exitCode()).isZero();
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(XesTest.class.getResource("xes.xsd"));
        schema.newValidator().validate(new StreamSource(file.toFile()));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static List<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> name.equals(node.getNodeName()))
                .map(Element.class::cast)
                .toList();
    }

    private static Stream<Element> attributes(Element element) {
        return Stream.of("string", "date", "int", "float", "boolean").flatMap(type -> children(element, type).stream());
    }

    private static List<String> keys(Element element) {
        return attributes(element)
                .map(attribute -> attribute.getAttribute("key"))
                .toList();
    }

    private static String value(Element element, String key) {
        return attributes(element)
                .filter(attribute -> attribute.getAttribute("key").equals(key))
                .map(attribute -> attribute.getAttribute("value"))
                .findFirst()
                .orElse("none");
    }
}
