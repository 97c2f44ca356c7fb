package io.sagadesk.embeddedmongo;

import static org.assertj.core.api.Assumptions.assumeThat;

/** The MongoDB that runs elsewhere, if there is one to hold to the contracts. */
public final class RealMongo {

    private static final String URI = "SAGADESK_TEST_MONGODB_URI";

    private RealMongo() {}

    /** Its connection string; without one, the test is skipped, and says so. */
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
