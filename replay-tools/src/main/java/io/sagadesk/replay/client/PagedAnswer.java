package io.sagadesk.replay.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads a list from the server page by page. A page is requested only when its entries are needed. */
public final class PagedAnswer {

    private static final int ENTRIES = 500;

    private PagedAnswer() {}

    /**
     * The entries of all pages.
     *
     * @param path the path and query, such that further parameters can be appended
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

    /** The text, encoded for a URL. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
