package io.sagadesk.testbed.traffic;

import io.sagadesk.replay.cli.ReplayToolsCli;
import io.sagadesk.testbed.cli.TestbedCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import picocli.CommandLine;

/**
 * Generates imported conversations, tickets and purchases, and a day of traffic; random, but the same for the same
 * seed.
 */
final class GeneratedHistory {

    private static final List<String> ACTIVITIES = List.of(
            "Assign seriousness", "Take in charge ticket", "Wait", "Require upgrade", "Resolve ticket", "Closed");

    private static final Instant END_OF_DAY = Instant.parse("2026-03-01T20:30:00Z");

    private final Path directory;
    private final long seed;
    private final Random chance;

    GeneratedHistory(Path directory, long seed) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.seed = seed;
        this.chance = new Random(seed);
        write(
                "conversations",
                "conversationId\tturnNumber\tutteranceId\tutterance\tslot-labels\tintent",
                conversations());
        write("tickets", "time:timestamp,Activity,Resource,case:concept:name", tickets());
        write("purchases", " customer_id  date number_of_cds  dollar_value", purchases());
    }

    /** Sends everything and returns whether everything was accepted. Sending it again adds nothing. */
    boolean sendTo(String url, Path token) {
        if (!publishPolicies(url, token)) return false;
        for (var kind : List.of("conversations", "tickets", "purchases")) {
            if (run(
                            ReplayToolsCli.commandLine(),
                            url,
                            token,
                            "import",
                            kind,
                            directory.resolve(kind).toString())
                    != 0) return false;
        }
        return run(
                        TestbedCli.commandLine(),
                        url,
                        token,
                        "traffic",
                        "--seed",
                        String.valueOf(seed),
                        "--customers",
                        "80",
                        "--until",
                        END_OF_DAY.toString())
                == 0;
    }

    private static boolean publishPolicies(String url, Path token) {
        for (var version = 1; version <= 3; version++) {
            var rules = "{\"rules\":{\"offer\":\"PT%sS\",\"humanFor\":[\"a.b\",\"$c\"]}}".formatted(20 + version);
            if (!put(url + "/v1/policies/routing/versions/" + version, rules, token)) return false;
        }
        return true;
    }

    private static boolean put(String url, String json, Path token) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .PUT(BodyPublishers.ofString(json))
                    .header("Authorization", "Bearer " + Files.readString(token).strip())
                    .header("Content-Type", "application/json");
            return HttpClient.newHttpClient()
                            .send(request.build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException | InterruptedException cutOff) {
            return false;
        }
    }

    private static int run(CommandLine commandLine, String url, Path token, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url, "--token-file", token.toString()));
        var nowhere = new PrintWriter(new StringWriter());
        return commandLine.setOut(nowhere).setErr(nowhere).execute(all.toArray(new String[0]));
    }

    private List<String> conversations() {
        var rows = new ArrayList<String>();
        for (int number = 0; number < 30; number++) {
            var id = "talk-" + seed + "-" + number;
            for (int turn = 1; turn < 2 + chance.nextInt(12); turn++) {
                var intent = chance.nextBoolean() ? "changeorder" : "refund";
                rows.add(String.join(
                        "\t",
                        id,
                        "" + turn,
                        "<CONV>" + id + "<TURN>" + turn,
                        "words " + chance.nextInt(),
                        "O",
                        intent));
            }
        }
        return rows;
    }

    private List<String> tickets() {
        var rows = new ArrayList<String>();
        for (int number = 0; number < 40; number++) {
            for (int row = 0; row < 2 + chance.nextInt(8); row++) {
                var activity = ACTIVITIES.get(chance.nextInt(ACTIVITIES.size()));
                rows.add(String.format(
                        Locale.ROOT,
                        "2010-01-13 %02d:%02d:00+00:00,%s,Value %d,Case%d-%d",
                        8 + row,
                        number,
                        activity,
                        chance.nextInt(4),
                        seed,
                        number));
            }
        }
        return rows;
    }

    private List<String> purchases() {
        var rows = new ArrayList<String>();
        for (int n = 0; n < 300; n++) {
            rows.add(String.format(
                    Locale.ROOT,
                    " %05d 1997%02d%02d %d %d.%02d",
                    chance.nextInt(90),
                    1 + chance.nextInt(12),
                    1 + chance.nextInt(28),
                    1 + chance.nextInt(5),
                    chance.nextInt(200),
                    chance.nextInt(100)));
        }
        return rows;
    }

    private void write(String name, String header, List<String> rows) throws IOException {
        Files.writeString(directory.resolve(name), header + "\n" + String.join("\n", rows) + "\n");
    }
}
