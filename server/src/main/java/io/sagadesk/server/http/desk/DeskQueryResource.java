package io.sagadesk.server.http.desk;

import io.sagadesk.api.desk.DeskFound;
import io.sagadesk.api.desk.DeskList;
import io.sagadesk.api.desk.DeskQuery.WhichDesks;
import io.sagadesk.api.desk.DeskQuery.WhoIsAtDesk;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Queries about desks: their agents, the loads of these, and the length of the queue. */
@RestController
@RequestMapping("/v1/desks")
class DeskQueryResource {

    private final QuerySender queries;

    DeskQueryResource(QuerySender queries) {
        this.queries = queries;
    }

    @GetMapping
    DeskList desks(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        return queries.ask(() -> new WhichDesks(most, cursor), DeskList.class, request);
    }

    @GetMapping("/{deskId}")
    DeskFound desk(@PathVariable DeskId deskId, HttpServletRequest request) {
        return queries.find(() -> new WhoIsAtDesk(deskId), DeskFound.class, DeskFound::desk, request);
    }
}
