package io.sagadesk.replay.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.replay.CliRun;
import io.sagadesk.replay.LogOnDisk;
import io.sagadesk.replay.Samples;
import io.sagadesk.replay.export.ExportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests {@code export} on a data directory. */
class ExportTest {

    @TempDir
    Path directory;

    @BeforeEach
    void record() {
        try (var log = new LogOnDisk(directory)) {
            Samples.record(log);
        }
    }

    @Test
    void cloud_events_have_what_the_specification_wants() {
        var events = export("--format", "jsonl")
                .out()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();

        assertThat(events).hasSize(Samples.EVENTS).allSatisfy(event -> {
            assertThat(event.propertyNames()).contains("id", "source", "type", "subject", "time", "data");
            assertThat(event.path("specversion").asString()).isEqualTo("1.0");
            assertThat(event.path("datacontenttype").asString()).isEqualTo("application/json");
            assertThat(event.propertyNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
            assertThat(event.propertyStream().filter(entry -> !entry.getKey().equals("data")))
                    .allMatch(entry -> entry.getValue().isString()
                            && !entry.getValue().asString().isEmpty());
        });
        assertThat(events).extracting(event -> event.path("id").asString()).doesNotHaveDuplicates();
        assertThat(events.get(4).toString())
                .startsWith("{\"specversion\":\"1.0\",\"id\":\"event-4\",\"source\":\"/sagadesk\","
                        + "\"type\":\"io.sagadesk.ticket.TicketOpened\",\"subject\":\"ticket/t-2\","
                        + "\"time\":\"2025-09-23T23:57:00.123456Z\",\"datacontenttype\":\"application/json\","
                        + "\"position\":\"4\",\"revision\":\"1\",\"recordedat\":\"2026-01-02T00:01:00.123456Z\","
                        + "\"actor\":\"import/helpdesk\",\"correlationid\":\"journey-1\","
                        + "\"causationid\":\"command-1\",\"imported\":\"true\",\"data\":{\"ticketId\":\"t-2\",");
    }

    @Test
    void personal_data_is_opened_in_cloud_events_only_on_demand() {
        assertThat(export("--format", "jsonl").out()).contains("pd2.").doesNotContain("parcel\\\"?");
        assertThat(export("--format", "jsonl", "--sealed").out())
                .contains("pd2.")
                .doesNotContain("parcel\\\"?");
        assertThat(export("--format", "jsonl", "--no-sealed").out())
                .contains("parcel\\\"?")
                .doesNotContain("pd2.");
    }

    @ParameterizedTest
    @EnumSource(names = {"XES", "OCEL"})
    void forms_for_process_mining_are_without_personal_data_and_need_no_keys(ExportFormat format) throws IOException {
        Files.delete(directory.resolve("keys.db"));

        var export = export("--format", format);

        assertThat(export.exitCode()).isZero();
        assertThat(export.err()).isEmpty();
        assertThat(export.out()).contains("HIGH").doesNotContain("pd2.", "Where is my");
    }

    @Test
    void each_event_of_ocel_names_objects_and_attributes_that_are_declared() {
        var log = JsonMapper.shared().readTree(export("--format", "ocel").out());

        assertThat(log.propertyNames()).containsExactlyInAnyOrder("objectTypes", "eventTypes", "objects", "events");
        assertThat(log.path("events")).hasSize(Samples.EVENTS);
        var objects = names(log.path("objects"), "id");
        assertThat(objects)
                .containsExactly(
                        "agent/a-1",
                        "app/nlu",
                        "app/shop",
                        "conversation/talk-1",
                        "customer/anna",
                        "customer/ben",
                        "import/helpdesk",
                        "order/o-1",
                        "policy/escalation",
                        "ticket/t-1",
                        "ticket/t-2");
        assertThat(log.path("objects"))
                .allMatch(object -> names(log.path("objectTypes"), "name")
                        .contains(object.path("type").asString()));
        assertThat(log.path("events")).allSatisfy(event -> {
            assertThat(event.path("id").isString() && event.path("time").isString())
                    .isTrue();
            assertThat(objects).containsAll(names(event.path("relationships"), "objectId"));
            assertThat(names(event.path("relationships"), "qualifier")).contains("actor", "customer");
            assertThat(event.path("attributes")).allMatch(attribute -> isDeclared(log, event, attribute));
        });
        assertThat(log.path("events").get(5).toString())
                .contains(
                        "{\"name\":\"because.version\",\"value\":2}",
                        "{\"objectId\":\"ticket/t-1\",\"qualifier\":\"ticket\"}");
    }

    /** Whether the event type declares the attribute with this name and type. */
    private static boolean isDeclared(JsonNode log, JsonNode event, JsonNode attribute) {
        var type = log.path("eventTypes")
                .valueStream()
                .filter(declared -> declared.path("name").equals(event.path("type")))
                .flatMap(declared -> declared.path("attributes").valueStream())
                .filter(declared -> declared.path("name").equals(attribute.path("name")))
                .map(declared -> declared.path("type").asString())
                .findFirst()
                .orElse("undeclared");
        var value = attribute.path("value");
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            default -> false;
        };
    }

    @Test
    void a_file_appears_when_it_is_complete_for_its_owner_alone() throws IOException {
        var file = Files.writeString(directory.resolve("out.jsonl"), "what was there");

        var export = export("--format", "jsonl", "--out", file, "--type", "order.");

        assertThat(export.out()).isEmpty();
        assertThat(export.err()).startsWith("1 events in " + file);
        assertThat(Files.readString(file)).hasLineCount(1).contains("PurchaseRecorded");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(filesLike("out")).containsExactly("out.jsonl");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV") // CSV exports a read model, not events
    void a_failed_export_leaves_what_was_there_and_nothing_else(ExportFormat format) throws IOException {
        var file = Files.writeString(directory.resolve("out"), "what was there");
        Files.delete(directory.resolve("events.db"));

        var export = export("--format", format, "--out", file);

        assertThat(export.exitCode()).isEqualTo(3);
        assertThat(export.err()).contains("There is no event log").hasLineCount(1);
        assertThat(Files.readString(file)).isEqualTo("what was there");
        assertThat(filesLike("out")).containsExactly("out");
        assertThat(filesLike("sagadesk-export")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV") // CSV exports a read model, not events
    void temporary_files_are_gone_afterwards(ExportFormat format) throws IOException {
        export("--format", format, "--out", directory.resolve("out"));

        assertThat(filesLike("")).containsOnly("events.db", "keys.db", "master.key", "out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--format ocel --case ticket",
                "--format xes --case desk",
                "--format xes --no-sealed",
                "--format jsonl --source",
                "--format jsonl --follow",
                "--format jsonl --type nothing"
            })
    void what_makes_no_sense_is_refused(String options) {
        assertThat(export((Object[]) options.split(" ", -1)).exitCode()).isEqualTo(2);
    }

    @Test
    void a_file_that_cannot_be_written_is_explained() {
        var export =
                export("--format", "xes", "--out", directory.resolve("none").resolve("out"));

        assertThat(export.exitCode()).isEqualTo(3);
        assertThat(export.err()).contains("cannot be written", "--out");
        assertThat(export("--format", "xes", "--out", directory).err()).contains("is a directory");
    }

    private List<String> filesLike(String prefix) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && !name.contains("-wal") && !name.contains("-shm"))
                    .filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(JsonNode list, String property) {
        return list.valueStream().map(entry -> entry.path(property).asString()).toList();
    }

    private CliRun export(Object... options) {
        var arguments = new ArrayList<Object>(List.of("export", "--data", directory));
        arguments.addAll(List.of(options));
        return CliRun.run(arguments.toArray());
    }
}
