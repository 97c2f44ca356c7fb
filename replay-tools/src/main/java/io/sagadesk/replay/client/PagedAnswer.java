package io.sagadesk.replay.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads a long answer page by page, each only when it is wanted. */
public final class PagedAnswer {

    private static final int ENTRIES = 500;

    private PagedAnswer() {}

    /**
     * The entries of all pages.
     *
     * @param path ends where further parameters may be added
     * @param entries the name of the list in each page
     */
    public static Stream<JsonNode> of(SagadeskClient server, String path, String entries) {
        return Stream.iterate(
                        server.get(path + "limit=" + ENTRIES),
                        page -> page.isObject(),
                        page -> page.path("next").isNumber()
                                ? server.get(path + "limit=" + ENTRIES + "&after="
                                        + page.path("next").asLong())
                                : page.path("next"))
                .flatMap(page -> StreamSupport.stream(page.path(entries).spliterator(), false));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
