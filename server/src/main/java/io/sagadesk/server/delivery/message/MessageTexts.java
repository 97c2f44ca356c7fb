package io.sagadesk.server.delivery.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.delivery.MessageTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts of messages: one file {@code messages/NAME.txt} for each template. The first paragraph is the subject. A
 * later paragraph is left out if it has a {@code {placeholder}} without a value.
 */
public final class MessageTexts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final String PARAGRAPH = "\n\n";

    private final Map<MessageTemplate, String> templates = new EnumMap<>(MessageTemplate.class);

    public MessageTexts() {
        Stream.of(MessageTemplate.values()).forEach(template -> templates.put(template, read(template)));
    }

    /** The subject, which has no placeholders, and the text. */
    record Words(String subject, String text) {}

    Words of(MessageTemplate template, Map<String, String> values) {
        var paragraphs = Objects.requireNonNull(templates.get(template)).split(PARAGRAPH);
        var text = Stream.of(paragraphs)
                .skip(1)
                .filter(paragraph -> PLACEHOLDER
                        .matcher(paragraph)
                        .results()
                        .allMatch(placeholder -> values.containsKey(placeholder.group(1))))
                .map(paragraph -> filled(paragraph, values))
                .collect(Collectors.joining(PARAGRAPH, "", "\n"));
        return new Words(paragraphs[0], text);
    }

    private static String filled(String paragraph, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(paragraph)
                .replaceAll(placeholder ->
                        Matcher.quoteReplacement(Objects.requireNonNull(values.get(placeholder.group(1)))));
    }

    private static String read(MessageTemplate template) {
        var name = "/messages/" + template.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
        try (var file = MessageTexts.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
