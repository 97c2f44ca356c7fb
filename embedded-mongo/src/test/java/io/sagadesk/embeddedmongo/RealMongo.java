package io.sagadesk.embeddedmongo;

import static org.assertj.core.api.Assumptions.assumeThat;

/** A separately running MongoDB for contract tests, if configured. */
public final class RealMongo {

    private static final String URI = "SAGADESK_TEST_MONGODB_URI";

    private RealMongo() {}

    /** Returns its connection string; without one, the test is skipped with a message. */
    public static String uri() {
        String uri = System.getenv(URI);
        if (uri == null) {
            System.out.println("Skipped: " + URI + " names no MongoDB to hold to the contract");
        }
        assumeThat(uri)
                .as("Set " + URI + "=mongodb://host:27017 to run the contract against a MongoDB")
                .isNotNull();
        return uri;
    }
}
