package io.sagadesk.server.http.command;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.sagadesk.api.Command;
import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.server.http.problem.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the metadata of a command from the HTTP headers: the actor, the correlation id and the idempotency key. */
@Component
public class CommandEnvelopes {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String ACTOR = "Sagadesk-Actor";
    static final String CORRELATION_ID = "Sagadesk-Correlation-Id";

    private static final String ADMINISTRATOR = "app/admin";
    private static final Form ACTORS = new Form(
            Pattern.compile("(customer|agent|app)/[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}"),
            "customer/ID, agent/ID or app/ID, where ID is " + SubjectId.FORM);

    /** Without {@code @}, so without e-mail addresses: these values stay in the log for ever. */
    private static final Form KEYS = new Form(
            Pattern.compile("[\\x21-\\x3f\\x41-\\x7e]{1,200}"),
            "1 to 200 visible ASCII characters, no blanks and no @");

    private static final NoArgGenerator UUIDS =
            Generators.timeBasedEpochRandomGenerator(); // version 7, ordered by time

    private final RequestDigests digests;

    CommandEnvelopes(RequestDigests digests) {
        this.digests = digests;
    }

    /**
     * The form of a value.
     *
     * @param words the same as the pattern, for people
     */
    private record Form(Pattern pattern, String words) {

        boolean fits(String value) {
            return pattern.matcher(value).matches();
        }
    }

    /** The metadata and the idempotency key of a request. */
    public record Envelope(MetaData metadata, @Nullable String idempotencyKey, RequestDigests digests) {

        public CommandMessage<Command> wrap(Command command) {
            return wrap(command, idempotencyKey);
        }

        public CommandMessage<Command> wrap(Command command, @Nullable String requestId) {
            var digest = requestId == null ? null : digests.of(command);
            var said = requestId == null || digest == null
                    ? metadata
                    : metadata.and(EventMetadata.REQUEST_ID, requestId).and(EventMetadata.REQUEST_DIGEST, digest);
            return new GenericCommandMessage<>(command, said);
        }
    }

    public Envelope of(HttpServletRequest request) {
        var metadata = MetaData.with(EventMetadata.ACTOR, header(request, ACTOR, ACTORS, ADMINISTRATOR))
                .and(EventMetadata.CORRELATION_ID, header(request, CORRELATION_ID, KEYS, newId()));
        var key = request.getHeader(IDEMPOTENCY_KEY);
        return new Envelope(metadata, key == null ? null : header(request, IDEMPOTENCY_KEY, KEYS, key), digests);
    }

    /** The metadata of imported history, to which no saga or automation reacts. */
    public Envelope imported(HttpServletRequest request, String source) {
        var actor = EventMetadata.IMPORT_ACTOR + source;
        if (!ACTORS.fits("app/" + source)) {
            throw HttpProblem.exception(400, "bad-source", "A source is " + SubjectId.FORM);
        }
        var envelope = of(request);
        return new Envelope(
                envelope.metadata().and(EventMetadata.ACTOR, actor).and(EventMetadata.IMPORTED, "true"),
                envelope.idempotencyKey(),
                digests);
    }

    static String checkedRequestId(String requestId) {
        if (!KEYS.fits(requestId)) {
            throw HttpProblem.exception(400, "bad-request-id", "A requestId is " + KEYS.words());
        }
        return requestId;
    }

    /**
     * A new id, derived from the request and the idempotency key if there is one, so that a repeated request gets the
     * same id.
     */
    String newId(Class<? extends Command> type, String path, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) return newId();
        var named = Vocabulary.nameOf(type) + "\n" + path + "\n" + idempotencyKey;
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String newId() {
        return UUIDS.generate().toString();
    }

    private static String header(HttpServletRequest request, String name, Form allowed, String otherwise) {
        var value = request.getHeader(name);
        if (value == null) return otherwise;
        if (!allowed.fits(value)) {
            throw HttpProblem.exception(400, "bad-header", "The header " + name + " is " + allowed.words());
        }
        return value;
    }
}
