package io.sagadesk.command.customer;

import io.sagadesk.api.customer.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a customer allowed, by which wording, and what they objected to. */
final class Consents {

    private Map<Purpose, String> wordingOfGiven = new HashMap<>();
    private Set<Purpose> withdrawn = new HashSet<>();

    boolean allow(Purpose purpose) {
        return wordingOfGiven.containsKey(purpose);
    }

    boolean isGiven(Purpose purpose, String wording) {
        return wording.equals(wordingOfGiven.get(purpose));
    }

    /** Also true for who never consented but objected: that no is recorded, too. */
    boolean isWithdrawn(Purpose purpose) {
        return withdrawn.contains(purpose);
    }

    void given(Purpose purpose, String wording) {
        wordingOfGiven.put(purpose, wording);
        withdrawn.remove(purpose);
    }

    void withdrawn(Purpose purpose) {
        wordingOfGiven.remove(purpose);
        withdrawn.add(purpose);
    }
}
