package io.sagadesk.server.http.customer;

import io.sagadesk.api.Length;
import io.sagadesk.api.customer.CustomerList;
import io.sagadesk.api.customer.CustomerQuery.WhichCustomers;
import io.sagadesk.api.customer.CustomerQuery.WhoAreCustomers;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.server.http.command.CommandArguments;
import io.sagadesk.server.http.command.CommandReader;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import io.sagadesk.server.log.index.IdentityIndex;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists customers, and searches them by an identity. The identity is in the request body, never in the URL, because
 * URLs are logged.
 */
@RestController
@RequestMapping("/v1/customers")
class CustomerListResource {

    private final QuerySender queries;
    private final IdentityIndex identities;
    private final CommandArguments arguments;
    private final CommandReader reader;

    CustomerListResource(
            QuerySender queries, IdentityIndex identities, CommandArguments arguments, CommandReader reader) {
        this.queries = queries;
        this.identities = identities;
        this.arguments = arguments;
        this.reader = reader;
    }

    /** Asks for the customers with exactly this identity. */
    record Search(IdentityKind kind, @Length(max = 254) String handle) {

        @Override
        public String toString() {
            return "Search[…]"; // may end in a log line
        }
    }

    @GetMapping
    CustomerList customers(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        return queries.ask(() -> new WhichCustomers(most, cursor), CustomerList.class, request);
    }

    /** The index knows every event; the read model may not have folded the last ones yet. */
    @PostMapping("/searches")
    CustomerList search(HttpServletRequest request) throws IOException {
        var search = reader.message(Search.class, arguments.body(request));
        var found = identities.find(search.kind(), search.handle());
        return queries.askUpToNow(() -> new WhoAreCustomers(found), CustomerList.class);
    }
}
