package io.sagadesk.query.customer;

import static io.sagadesk.projections.customer.CustomerProjection.CUSTOMERS;
import static io.sagadesk.projections.customer.CustomerProjection.IDENTITIES;
import static io.sagadesk.projections.customer.CustomerProjection.PROJECTION;

import com.mongodb.client.model.Filters;
import io.sagadesk.api.PageRequest;
import io.sagadesk.api.customer.CustomerFound;
import io.sagadesk.api.customer.CustomerList;
import io.sagadesk.api.customer.CustomerQuery.HowIsCustomerKnown;
import io.sagadesk.api.customer.CustomerQuery.WhichCustomers;
import io.sagadesk.api.customer.CustomerQuery.WhoAreCustomers;
import io.sagadesk.api.customer.CustomerQuery.WhoIsCustomer;
import io.sagadesk.api.customer.CustomerSummary;
import io.sagadesk.api.customer.IdentityList;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.projections.customer.CustomerProfile;
import io.sagadesk.query.IdOrder;
import io.sagadesk.query.ReadSide;
import io.sagadesk.query.SealedTexts;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;

/** Answers queries about customers from their profiles. */
public final class CustomerAnswers {

    private final ReadSide readSide;
    private final SealedTexts texts;

    public CustomerAnswers(ReadSide readSide, SealedTexts texts) {
        this.readSide = readSide;
        this.texts = texts;
    }

    @QueryHandler
    public CustomerList answer(WhichCustomers query) {
        var serving = readSide.serving(PROJECTION);
        var page = IdOrder.page(serving.documents(CUSTOMERS), Filters.empty(), query.cursor(), query.limit());
        return new CustomerList(summaries(page), page.next(), serving.asOf());
    }

    @QueryHandler
    public CustomerList answer(WhoAreCustomers query) {
        var serving = readSide.serving(PROJECTION);
        var ids = query.customerIds().stream().map(CustomerId::value).toList();
        var page = IdOrder.page(serving.documents(CUSTOMERS), Filters.in("_id", ids), null, PageRequest.MOST);
        return new CustomerList(summaries(page), null, serving.asOf());
    }

    @QueryHandler
    public IdentityList answer(HowIsCustomerKnown query) {
        var serving = readSide.serving(PROJECTION);
        var byId = Filters.eq("_id", query.customerId().value());
        if (serving.documents(CUSTOMERS).find(byId).first() == null) return new IdentityList(null, serving.asOf());
        var found = serving.documents(IDENTITIES).find(byId).first();
        return new IdentityList(
                found == null ? List.of() : CustomerDetails.identities(query.customerId(), found.doc(), texts),
                serving.asOf());
    }

    private List<CustomerSummary> summaries(IdOrder.Page<CustomerProfile> page) {
        return page.documents().stream()
                .map(stored -> CustomerDetails.summary(new CustomerId(stored.id()), stored.doc(), texts))
                .toList();
    }

    @QueryHandler
    public CustomerFound answer(WhoIsCustomer query) {
        var serving = readSide.serving(PROJECTION);
        var id = query.customerId();
        var found =
                serving.documents(CUSTOMERS).find(Filters.eq("_id", id.value())).first();
        return new CustomerFound(found == null ? null : CustomerDetails.of(id, found.doc(), texts), serving.asOf());
    }
}
