package io.sagadesk.api.conversation;

import io.sagadesk.api.Length;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks or acts.
 *
 * @param id the agent's or the bot's id; absent for the customer, whom the conversation or ticket names
 */
public record Author(Kind kind, @Length(max = 128) @Nullable String id) {

    public enum Kind {
        CUSTOMER,
        AGENT,
        BOT,
        SYSTEM
    }

    public static final Author CUSTOMER = new Author(Kind.CUSTOMER, null);

    public static Author agent(String id) {
        return new Author(Kind.AGENT, id);
    }

    public static Author bot(String id) {
        return new Author(Kind.BOT, id);
    }

    /** Refuses an agent or a bot without an id: nobody could be asked. */
    public Author {
        if ((kind == Kind.AGENT || kind == Kind.BOT) && (id == null || id.isBlank())) {
            throw new IllegalArgumentException("An agent or a bot is named by its id");
        }
    }

    public boolean isCustomer() {
        return kind == Kind.CUSTOMER;
    }

    public boolean isAgent() {
        return kind == Kind.AGENT;
    }
}
