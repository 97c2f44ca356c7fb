package io.sagadesk.testbed.fuzz;

import io.sagadesk.replay.CliException;
import io.sagadesk.testbed.fuzz.request.FuzzedSubjects;
import io.sagadesk.testbed.fuzz.request.RequestGenerator;
import io.sagadesk.testbed.fuzz.route.RouteCatalog;
import io.sagadesk.testbed.fuzz.wire.RawAnswer;
import io.sagadesk.testbed.fuzz.wire.RawConnection;
import io.sagadesk.testbed.fuzz.wire.RawRequest;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends odd requests to a server of its own, one after another, and checks every answer and what is left behind. */
public final class FuzzRun {

    private static final int PROGRESS = 2_000;
    private static final int WARM_UP = 1_000;
    private static final long LONGEST_MILLISECONDS = 1_000;
    private static final int TIMES_ALONE = 10;
    private static final int MOST_SHOWN = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrintWriter out;
    private final Options options;
    private final ServerProcess server;
    private final RequestGenerator generator;
    private final String token;
    private final FuzzReport report = new FuzzReport();

    private FuzzRun(PrintWriter out, Options options, ServerProcess server) throws IOException {
        this.out = out;
        this.options = options;
        this.server = server;
        this.token = server.token();
        var routes = RouteCatalog.of(server.client(PATIENCE).get(RouteCatalog.PATH));
        if (routes.isEmpty()) throw new CliException("The server does not tell its routes");
        this.generator = new RequestGenerator(options.seed(), server.url().getAuthority(), token, routes);
        print("Seed %d, %d routes, data in %s", options.seed(), routes.size(), options.data());
    }

    /**
     * The options of a run.
     *
     * @param server the command that starts the server, without forking another process
     * @param data an empty directory
     * @param requests how many requests are sent: those with the numbers from 0 on
     * @param only the number of the only request that is sent; null for all
     */
    public record Options(
            List<String> server,
            Path data,
            int requests,
            long seed,
            @Nullable Integer only) {}

    /** Runs all requests, prints the routes and findings, and returns the findings. */
    public static List<FuzzFinding> run(PrintWriter out, Options options) throws IOException, InterruptedException {
        try (var server = ServerProcess.start(options.server(), RouteCatalog.ENVIRONMENT, options.data())) {
            return new FuzzRun(out, options, server).run();
        }
    }

    private List<FuzzFinding> run() throws IOException, InterruptedException {
        var only = options.only();
        if (only != null) sendOnly(only);
        else sendAll();
        new ServerAfterwards(options.server(), options.data())
                .faults(server).stream().map(FuzzFinding::ofRun).forEach(report::add);
        report.printRoutes(out);
        report.printFindings(out, options.seed());
        print("%d findings", report.findings().size());
        return report.findings();
    }

    /** The first requests are sent twice, because a cold server takes its time; then they count. */
    private void sendAll() throws IOException {
        for (var number = 0; number < options.requests(); number++) {
            if (number % FuzzedSubjects.REQUESTS == 0) createSubjects(number);
            if (number == 0) warmUp();
            send(number);
            if ((number + 1) % PROGRESS == 0)
                print("%,d requests, %d findings", number + 1, report.findings().size());
        }
    }

    private void warmUp() throws IOException {
        for (var number = 0; number < Math.min(WARM_UP, options.requests()); number++)
            exchange(generator.request(number));
    }

    private void sendOnly(int number) throws IOException {
        createSubjects(number);
        var request = generator.request(number);
        var answer = exchange(request);
        out.println(shown(request, answer));
        send(number);
    }

    private void createSubjects(int number) throws IOException {
        var group = number / FuzzedSubjects.REQUESTS;
        var answer = server.client(PATIENCE).sendLines(new FuzzedSubjects(group).commands());
        if (group == 0 && answer.results().contains("x")) {
            throw new CliException("A command of subjects.jsonl was refused: " + answer.results());
        }
    }

    private void send(int number) throws IOException {
        var request = generator.request(number);
        var route = generator.route(number).name();
        var answer = exchange(request);
        report.count(route, answer.status(), AnswerFaults.code(answer), answer.milliseconds());
        var faults = new ArrayList<>(AnswerFaults.in(request, answer));
        if (answer.milliseconds() > LONGEST_MILLISECONDS && isSlowAlone(request)) {
            faults.add("an answer that takes longer than a second");
        }
        for (var fault : faults) {
            print("Found at request %d, %s: %s", number, route, fault);
            report.add(new FuzzFinding(number, route, fault, shown(request, answer)));
        }
    }

    /** Other programs may have taken the machine's time: only a request that is slow each time is blamed. */
    private boolean isSlowAlone(RawRequest request) throws IOException {
        for (var n = 0; n < TIMES_ALONE; n++) {
            if (exchange(request).milliseconds() <= LONGEST_MILLISECONDS) return false;
        }
        return true;
    }

    private RawAnswer exchange(RawRequest request) throws IOException {
        return RawConnection.send(server.url(), request);
    }

    private String shown(RawRequest request, RawAnswer answer) {
        var body = answer.body();
        return request.shown(token) + "\n--> " + answer.status() + " in " + answer.milliseconds() + " ms "
                + answer.headers() + "\n" + body.substring(0, Math.min(body.length(), MOST_SHOWN));
    }

    private void print(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
