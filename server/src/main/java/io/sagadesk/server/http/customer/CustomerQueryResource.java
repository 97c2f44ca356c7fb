package io.sagadesk.server.http.customer;

import io.sagadesk.api.customer.CustomerFound;
import io.sagadesk.api.customer.CustomerQuery.HowIsCustomerKnown;
import io.sagadesk.api.customer.CustomerQuery.WhoIsCustomer;
import io.sagadesk.api.customer.IdentityList;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.server.http.query.QuerySender;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Queries about one customer. */
@RestController
class CustomerQueryResource {

    private final QuerySender queries;

    CustomerQueryResource(QuerySender queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/customers/{customerId}")
    CustomerFound customer(@PathVariable CustomerId customerId, HttpServletRequest request) {
        return queries.find(() -> new WhoIsCustomer(customerId), CustomerFound.class, CustomerFound::customer, request);
    }

    @GetMapping("/v1/customers/{customerId}/identities")
    IdentityList identities(@PathVariable CustomerId customerId, HttpServletRequest request) {
        return queries.find(
                () -> new HowIsCustomerKnown(customerId), IdentityList.class, IdentityList::identities, request);
    }
}
