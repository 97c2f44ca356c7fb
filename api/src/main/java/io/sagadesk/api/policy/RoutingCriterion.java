package io.sagadesk.api.policy;

/** The criteria that rank eligible agents. */
public enum RoutingCriterion {
    /** Prefers the agent who served this customer recently. */
    CONTACT_PERSON,
    /** Prefers the agent with the highest spare capacity. */
    SPARE_CAPACITY,
    /** Prefers the agent whose last assignment is longest ago. */
    LONGEST_IDLE
}
