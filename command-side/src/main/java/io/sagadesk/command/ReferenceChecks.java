package io.sagadesk.command;

import io.sagadesk.api.Refused;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.rules.policy.PolicyRules;

/** Refuses commands that refer to something that does not exist, or that belongs to another customer. */
public final class ReferenceChecks {

    private ReferenceChecks() {}

    /** Refuses a subject to which nothing has happened, such as a desk that was not opened: {@code desk-unknown}. */
    public static void requireExists(SubjectFacts facts, SubjectId id) {
        if (!facts.exists(id)) throw unknown(id);
    }

    /** Refuses a subject that does not exist or is of another customer: {@code wrong-customer}. */
    public static void requireOwned(SubjectFacts facts, SubjectId id, CustomerId owner) {
        if (!facts.ownerOf(id).orElseThrow(() -> unknown(id)).equals(owner)) throw ofAnother(id);
    }

    /** Refuses a subject of another customer; one that does not exist yet is allowed. */
    public static void requireNotOfAnother(SubjectFacts facts, SubjectId id, CustomerId owner) {
        facts.ownerOf(id).filter(other -> !other.equals(owner)).ifPresent(other -> {
            throw ofAnother(id);
        });
    }

    /** Returns the rules of a published version, or of version 0; refuses any other: {@code policy-unknown}. */
    public static PolicyRules requireRules(SubjectFacts facts, PolicyVersion policy) {
        return facts.rules(policy)
                .orElseThrow(() -> new Refused("policy-unknown", "This version of the policy was not published"));
    }

    private static Refused unknown(SubjectId id) {
        return new Refused(kind(id) + "-unknown", "There is no " + kind(id) + " with this id");
    }

    private static Refused ofAnother(SubjectId id) {
        return new Refused("wrong-customer", "This " + kind(id) + " is of another customer");
    }

    private static String kind(SubjectId id) {
        var name = id.toString();
        return name.substring(0, name.indexOf('/'));
    }
}
