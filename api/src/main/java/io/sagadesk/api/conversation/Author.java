package io.sagadesk.api.conversation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.sagadesk.api.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * The author of a message or of an action.
 *
 * @param id the id of the agent or bot, in the form of every id, so never a name or an e-mail address; absent for the
 *     customer, because the conversation or ticket already names the customer
 */
public record Author(Kind kind, @Nullable String id) {

    public enum Kind {
        CUSTOMER,
        AGENT,
        BOT,
        SYSTEM
    }

    public static final Author CUSTOMER = new Author(Kind.CUSTOMER, null);
    public static final Author SYSTEM = new Author(Kind.SYSTEM, null);

    public static Author agent(String id) {
        return new Author(Kind.AGENT, id);
    }

    public static Author bot(String id) {
        return new Author(Kind.BOT, id);
    }

    /** Refuses an agent or a bot without an id, because the author could not be identified later. */
    public Author {
        if (id != null) {
            SubjectId.checked("author", id);
        } else if (kind == Kind.AGENT || kind == Kind.BOT) {
            throw new IllegalArgumentException("An agent or a bot is named by its id");
        }
    }

    @JsonIgnore // derived from the kind
    public boolean isCustomer() {
        return kind == Kind.CUSTOMER;
    }

    @JsonIgnore
    public boolean isAgent() {
        return kind == Kind.AGENT;
    }
}
