package io.sagadesk.command.customer;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.command.KnownSubjects;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Creates fixtures of customers. */
public final class CustomerFixture {

    /** Another customer, who exists. */
    static final CustomerId OTHER = new CustomerId("c-2");

    private CustomerFixture() {}

    public static AggregateTestFixture<Customer> create() {
        var fixture = new AggregateTestFixture<>(Customer.class);
        fixture.registerInjectableResource(new KnownSubjects().with(OTHER));
        return fixture;
    }
}
