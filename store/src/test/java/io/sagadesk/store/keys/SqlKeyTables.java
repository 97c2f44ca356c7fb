package io.sagadesk.store.keys;

import io.sagadesk.api.id.CustomerId;
import org.jspecify.annotations.Nullable;

/** What is changed by hand in the tables of a key store; the SQL is the same everywhere. */
public final class SqlKeyTables {

    public static final String LOSE_CHECK_VALUE = "DELETE FROM master_key";

    private SqlKeyTables() {}

    /** Gives a customer the wrapped key of another one; null takes it away. */
    public static String setWrapped(CustomerId customer, @Nullable CustomerId source) {
        var wrapped = source == null
                ? "NULL"
                : "(SELECT wrapped FROM customer_key WHERE customer_id = '" + source.value() + "')";
        return "UPDATE customer_key SET wrapped = " + wrapped + " WHERE customer_id = '" + customer.value() + "'";
    }
}
