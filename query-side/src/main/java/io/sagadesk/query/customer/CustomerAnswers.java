package io.sagadesk.query.customer;

import static io.sagadesk.projections.customer.CustomerProjection.CUSTOMERS;
import static io.sagadesk.projections.customer.CustomerProjection.PROJECTION;

import com.mongodb.client.model.Filters;
import io.sagadesk.api.customer.CustomerFound;
import io.sagadesk.api.customer.CustomerQuery.WhoIsCustomer;
import io.sagadesk.query.ReadSide;
import io.sagadesk.query.SealedTexts;
import org.axonframework.queryhandling.QueryHandler;

/** Answers queries about a customer from the customer's profile. */
public final class CustomerAnswers {

    private final ReadSide readSide;
    private final SealedTexts texts;

    public CustomerAnswers(ReadSide readSide, SealedTexts texts) {
        this.readSide = readSide;
        this.texts = texts;
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
