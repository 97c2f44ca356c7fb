package io.sagadesk.api.policy;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import org.jspecify.annotations.Nullable;

/** Queries about policies. Version 0 is the built-in default. */
public sealed interface PolicyQuery extends Query {

    @Override
    default String projection() {
        return "policies";
    }

    /** Asks for all policies and their newest versions; answered by a {@link PolicyList}. */
    record WhichPolicies() implements PolicyQuery {}

    /**
     * Lists the published versions of a policy, oldest first; answered by a {@link PolicyVersionsPage}.
     *
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
     */
    record WhichVersions(
            PolicyId policyId, int limit, @Nullable String cursor) implements PolicyQuery {

        public WhichVersions {
            PageRequest.checked(limit);
        }
    }

    /** Asks for the rules of a version; answered by a {@link PolicyFound}. */
    record WhatDoesItSay(PolicyId policyId, int version) implements PolicyQuery {

        public WhatDoesItSay {
            checked(version);
        }
    }

    /** Asks for the differences between two versions; answered by a {@link PolicyComparison}. */
    record WhatDiffers(PolicyId policyId, int from, int to) implements PolicyQuery {

        public WhatDiffers {
            checked(from);
            checked(to);
        }
    }

    private static void checked(int version) {
        if (version < 0) throw new IllegalArgumentException("A version is 0 for what is built in, or more");
    }
}
