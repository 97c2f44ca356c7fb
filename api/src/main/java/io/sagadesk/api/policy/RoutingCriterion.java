package io.sagadesk.api.policy;

/** What may make one eligible agent the better choice. */
public enum RoutingCriterion {
    /** Who served this customer lately. */
    CONTACT_PERSON,
    /** Who can take most. */
    SPARE_CAPACITY,
    /** Whose last assignment is longest ago. */
    LONGEST_IDLE
}
